"""Measures of the program: ``python -m benchmarks gate`` holds quality to floors that only rise.

``example`` is the bundled example with its hand-made reference and runs everywhere. ``seeds`` rests on third-party texts that
stand beside the checkout in ``../shared`` (or where ``COMMUNIQUE_SHARED`` says); it says so and is skipped where they are absent.
The references whose names begin with ``press`` are newspaper reports coded in ``press/``, whose texts lie there too.

For comparison the gate prints what quotation marks alone would find on the same texts. ``python -m benchmarks statements`` tells what
finding statements costs.
"""
