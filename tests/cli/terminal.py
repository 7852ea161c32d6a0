"""terminal.py COLUMNS COMMAND...: runs it on a terminal of so many columns; exits 1 unless it draws lines
there, none of which is longer.
"""
import fcntl
import os
import pty
import re
import struct
import sys
import termios

columns = int(sys.argv[1])
child, terminal = pty.fork()
if child == 0:
    os.read(0, 1)  # until the size is known
    os.execvpe(sys.argv[2], sys.argv[2:], dict(os.environ, TERM="xterm"))
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
os.write(terminal, b"\n")
shown = b""
try:
    while piece := os.read(terminal, 4096):
        shown += piece
except OSError:  # the terminal has nobody on its other side any more
    pass
os.waitpid(child, 0)
plain = re.sub(r"\x1b\[[0-9;]*m", "", shown.decode())
drawn = [line for line in plain.split("\r\x1b[K")[1:] if line and "\n" not in line]
print(drawn)
sys.exit(not drawn or max(map(len, drawn)) > columns)
