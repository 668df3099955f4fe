"""What stands on the page for phones, part by part; ``setting`` makes HTML of it."""
