"""Moto's threaded server on loopback, with one named patch per gap.

Prints one line of JSON with its address on stdout and serves until standard input ends (so it never outlives the
process that started it, however that one dies) or until SIGTERM. ``--without NAME`` leaves a patch out: the tests show
with it that each patch is still needed.
"""

import argparse
import json
import logging
import os
import signal
import sys
import threading

# Read when Moto is imported: without managed policies an attachment of arn:aws:iam::aws:policy/... is refused.
os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")

from moto.server import ThreadedMotoServer  # noqa: E402

from patches import PATCHES  # noqa: E402


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    names = [patch.__name__ for patch in PATCHES]
    parser.add_argument("--without", action="append", default=[], choices=names, metavar="PATCH")
    return parser.parse_args()


def main() -> None:
    # Ctrl-C reaches the whole process group; the parent decides when the server ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    without = arguments().without
    for patch in PATCHES:
        if patch.__name__ not in without:
            patch()

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    os.environ["MOTO_PORT"] = str(port)
    print(json.dumps({"url": f"http://{host}:{port}"}), flush=True)

    def until_parent_is_gone() -> None:
        sys.stdin.buffer.read()
        os._exit(0)

    threading.Thread(target=until_parent_is_gone, daemon=True).start()
    threading.Event().wait()


main()
