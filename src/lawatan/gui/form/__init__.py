"""Forms made from the fields of a record: one file a kind of field; which field gets which stands in ``make``."""
