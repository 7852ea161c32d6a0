"""rename.py FILE NEW_FILE FROM TO: a safetensors file whose keys begin with TO instead of FROM."""
import json
import struct
import sys

path, new_path, old, new = sys.argv[1:]
with open(path, "rb") as file:
    raw = file.read()
(length,) = struct.unpack("<Q", raw[:8])
header = json.loads(raw[8 : 8 + length])
header = {new + key[len(old) :] if key.startswith(old) else key: header[key] for key in header}
text = json.dumps(header).encode()
with open(new_path, "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + raw[8 + length :])
