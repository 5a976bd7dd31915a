"""Plants against demand: supply curve, marginal price, shares, concentration and balance."""
