"""Safetensors files, read and written without gradcc's code: this is part of the test."""
import json
import struct

import numpy
import torch

DTYPES = {
    "F16": numpy.float16,
    "F32": numpy.float32,
    "F64": numpy.float64,
    "I32": numpy.int32,
    "I64": numpy.int64,
}
CODES = {numpy.dtype(dtype): code for code, dtype in DTYPES.items()}


def read_safetensors(path):
    with open(path, "rb") as file:
        raw = file.read()
    (length,) = struct.unpack("<Q", raw[:8])
    header, data = json.loads(raw[8 : 8 + length]), raw[8 + length :]
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = numpy.frombuffer(data[begin:end], DTYPES[entry["dtype"]])
        tensors[name] = torch.from_numpy(values.reshape(entry["shape"]).copy())
    return tensors


def write_safetensors(path, tensors):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in tensors.items():
        values = tensor.detach().contiguous().numpy()
        header[name] = {
            "dtype": CODES[values.dtype],
            "shape": list(tensor.shape),
            "data_offsets": [len(data), len(data) + values.nbytes],
        }
        data += values.tobytes()
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)
