"""Measures of the program: ``python -m benchmarks gate`` holds quality to floors that only rise.

The reference texts are third-party and stand beside the checkout in ``../shared`` (or where ``COMMUNIQUE_SHARED`` says); a
measure that needs them says so and is skipped where they are absent.
"""
