"""How fast the product is, beside what a user would pick instead and beside what cannot be undercut."""
