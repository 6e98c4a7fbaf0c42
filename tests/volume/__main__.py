"""``python -m tests.volume``: settings first, then Django, then everything else.

BENCH_SIZES=1000,100000 chooses sizes, BENCH_REQUESTS and BENCH_SECONDS how long each task is measured, and
BENCH_DIR=folder keeps what was seeded there for the next run. ``python -m tests.volume log-review`` asks instead
whether log control finds those who look at what is not theirs (BENCH_SEEDS, BENCH_UNITS).
"""

import os
import signal
import sys

import django

from tests.volume import ground

if __name__ == "__main__":
    # Asked to stop, it ends what it has started and removes its folder, as after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with ground.folder(os.environ.get("BENCH_DIR", "")) as (layout, ports):
        django.setup()
        # Only now: everything else imports models.
        from tests.volume import bench, log_review_bench

        if "log-review" in sys.argv[1:]:
            log_review_bench.run(layout, ports)
        else:
            bench.run(layout, ports)
