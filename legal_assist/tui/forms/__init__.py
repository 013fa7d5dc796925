"""Forms made from the fact vocabulary."""
