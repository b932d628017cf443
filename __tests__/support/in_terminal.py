"""Runs a command in a terminal of its own and presses Ctrl-C a second after its output shows a text.

Usage: in_terminal.py TEXT COMMAND...   Output goes to stdout, the exit code is the command's.
"""

import fcntl
import os
import pty
import re
import struct
import sys
import termios
import time

text, command = sys.argv[1].encode(), sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
seen, pressed = b"", False
while True:
    try:
        output = os.read(terminal, 65536)
    except OSError:
        break
    if not output:
        break
    seen += re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", output)
    os.write(1, output)
    if not pressed and text in seen:
        time.sleep(1)
        os.write(terminal, b"\x03")
        pressed = True
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
