"""What a route consumes, loses and makes, from equilibria and balances upward."""
