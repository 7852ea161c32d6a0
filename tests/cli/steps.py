"""steps.py A B: the modules, by the first word of their parameters' names, that differ between the
runs saved in two folders."""
import json
import struct
import sys


def read_model(folder):
    with open(f"{folder}/model.safetensors", "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    return {
        name: data[slice(*entry["data_offsets"])]
        for name, entry in header.items()
        if name != "__metadata__"
    }


one, other = map(read_model, sys.argv[1:])
print(*sorted({name.split(".")[0] for name in one if one[name] != other[name]}))
