"""The guide: ``contents`` finds its pages, ``rule_entry`` and ``keys`` make some, ``paper`` and ``window`` show them."""
