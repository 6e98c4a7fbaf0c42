"""Write requirements/*.txt anew from *.in: versions and hashes, without any registry's address."""

import shutil

from tools.progress import CHECKOUT, give_up, run, step

_NAMES = ("app", "s3", "demo", "dev", "node")


def main() -> None:
    """Compile one after the other; each later one is held to the versions of the one before."""
    uv = shutil.which("uv")
    if uv is None:
        give_up("uv is missing: pip install uv")
    for name in _NAMES:
        with step(f"Locking requirements/{name}.in"):
            target = CHECKOUT / "requirements" / f"{name}.txt"
            options = ["--no-config", "--python-version", "3.11", "--generate-hashes", "--no-header"]
            options += ["--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet"]
            run([uv, "pip", "compile", *options, target.with_suffix(".in"), "-o", target], f"Locking {name}")


if __name__ == "__main__":
    main()
