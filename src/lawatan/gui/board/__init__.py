"""The board: ``layout`` says what stands where, ``canvas`` shows it, ``paint`` draws it, ``table`` lists the same."""
