"""steps.py A B: the modules, by the first word of their parameters' names, that differ between the
runs saved in two folders."""
import sys

from weights import read_weights

one, other = (read_weights(f"{folder}/model.safetensors") for folder in sys.argv[1:])
print(*sorted({name.split(".")[0] for name in one if one[name] != other[name]}))
