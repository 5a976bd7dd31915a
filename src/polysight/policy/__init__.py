"""Law as dated data: what it asks on a day, of whom, and whether a plant meets it."""
