"""The only conductor: a scenario in, a result out."""
