"""Papers that are set by Typst: what stands on them is gathered here, how it looks lies in ``resources/print``."""
