"""Tables of records: what their rows and cells are, how they are edited, copied, pasted and found."""
