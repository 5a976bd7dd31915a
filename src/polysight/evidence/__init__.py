"""Every number with its source, unit, basis and vintage."""
