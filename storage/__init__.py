"""What `analysis` and `coaching` both need to keep things safely, and nothing about surveys or coaching.

The two never import each other; both may import this package, and it imports neither. It holds the one kind of failure
that people see, a database that loses nothing, the steps of a schema, and nouns as plain JSON.
"""
