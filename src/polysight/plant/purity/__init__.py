"""What impurities a route leaves in silicon, which grade that is, and how much of it qualifies.

Concentrations in silicon are parts per billion atoms (ppba). Concentrations in liquids and gases
are nmol of the impurity's element per mol of silicon carried (or per mol of hydrogen), so that a
chlorosilane whose impurities all went into silicon would give the same number of ppba.
"""
