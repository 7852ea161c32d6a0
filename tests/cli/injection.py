"""injection.py GRADCC FOLDER: names from scripts cannot become code.

Every hostile name has a harmless twin, the identifier that it is reduced to. The C emitted for both
must have the same tokens: what a name contributes beyond its identifier stands in comments alone.
Names are given to layers, to values, to inputs and to the script's own file. Both texts are compiled,
in what export writes as well, whose files have names of letters, digits and underscores,
and the hostile text must not contain a line break or a comment mark that came from a name.
"""
import os
import re
import subprocess
import sys
import tempfile

GRADCC, FOLDER = sys.argv[1], sys.argv[2]

NAMES = [
    b"a*/int evil;/*", b"line\nbreak", b"quote\"d'", b"%n%s%p", b"while", b"x" * 400,
    b"\xff\xfe\x80byte", b"back\\slash\\", b"tab\there", b"#define x 1", b"trigraph?\?/", b"nul\\0",
    b"caf\xc3\xa9", b"INFINITY", b"__LINE__", b"rt_gemm_f32", b"add3", b"i", b"expf", b"struct",
    b"//", b"${PATH}`id`", b"1st", b"-", b" ", b"a.b.c",
]

MODEL = """local nn, optim = require "nn", require "optim"
local Block = nn.class "Block"
function Block:init() self[%(name)s] = nn.Linear(4, 4) end
function Block:forward(x) return self[%(name)s](x):tanh():name(%(name)s) end
local net = Block()
return model{
  inputs = { [%(name)s] = { shape = {4} } }, batch = 2,
  loss = function(batch) return (net(batch[%(name)s]) ^ 2):mean() end,
  optimizer = optim.SGD{ lr = 0.1 },
}
"""


def lua_string(name):
    return '"' + "".join("\\%03d" % byte for byte in name) + '"'


def twin(name):
    """The identifier's letters: everything else becomes an underscore."""
    return bytes(b if chr(b).isascii() and (chr(b).isalnum() or b == 95) else 95 for b in name)[:60]


def emit(name, stem, style):
    path = os.path.join(FOLDER.encode(), stem + b".lua")
    with open(path, "w") as script:
        script.write(MODEL % {"name": lua_string(name)})
    run = subprocess.run([GRADCC, "emit", path, "--style", style], capture_output=True)
    os.remove(path)
    return run.returncode, run.stdout, run.stderr


def export(name, stem):
    """What export writes, as {file name: text}."""
    path = os.path.join(FOLDER.encode(), stem + b".lua")
    folder = tempfile.mkdtemp(dir=FOLDER)
    with open(path, "w") as script:
        script.write(MODEL % {"name": lua_string(name)})
    run = subprocess.run([GRADCC, "export", path, "-o", folder], capture_output=True)
    os.remove(path)
    files = {}
    for file in os.listdir(folder.encode()):
        with open(os.path.join(folder.encode(), file), "rb") as text:
            files[file] = text.read()
    return run.returncode, files, run.stderr, folder


def judge_export(name, stem):
    code, files, message, folder = export(name, stem)
    _, plain, _, _ = export(twin(name), b"model")
    if code != 0:
        return "gradcc failed: " + message.decode(errors="replace")
    if len(files) != 3 or not all(re.fullmatch(rb"[A-Za-z][A-Za-z0-9_]*\.[ch]", file) for file in files):
        return "files %r" % list(files)
    own = next(file for file in files if file.endswith(b".h"))[:-2]
    for file, text in files.items():
        like = plain[file if file == b"main.c" else b"model" + file[-2:]]
        renamed = re.sub(rb"\b%s(?=_|\.[ch]\b)" % own, b"model", text)
        renamed = re.sub(rb"\b%s(?=_)" % own.upper(), b"MODEL", renamed)
        if tokens(renamed) != tokens(like):
            return "the tokens of %r differ from those of the harmless twin" % file
        if any(byte > 126 or (byte < 32 and byte != 10) for byte in text):
            return "bytes of the name reached %r" % file
    flags = ["-std=c11", "-Wall", "-Wextra", "-pedantic", "-Werror", "-fsyntax-only"]
    sources = [os.path.join(folder.encode(), file) for file in files if file.endswith(b".c")]
    run = subprocess.run(["gcc"] + flags + sources, capture_output=True)
    return "gcc: " + run.stderr.decode(errors="replace") if run.returncode != 0 else None


def tokens(text):
    without_comments = re.sub(rb"/\*.*?\*/", b" ", text, flags=re.S)
    return re.findall(rb"\w+|[^\s\w]", without_comments)


def judge(name, stem, style):
    code, text, message = emit(name, stem, style)
    _, plain, _ = emit(twin(name), b"model", style)
    if code != 0:
        return "gradcc failed: " + message.decode(errors="replace")
    if tokens(text) != tokens(plain):
        return "the tokens differ from those of the harmless twin"
    if any(byte > 126 or (byte < 32 and byte != 10) for byte in text):
        return "bytes of the name reached the text"
    if style == "loops":
        flags = ["-std=c11", "-Wall", "-Wextra", "-pedantic", "-Werror", "-fsyntax-only", "-xc", "-"]
        run = subprocess.run(["gcc"] + flags, input=text, capture_output=True)
        if run.returncode != 0:
            return "gcc: " + run.stderr.decode(errors="replace")
    return None


def file_name(name):
    return b"model" if len(name) > 200 or b"/" in name else name + b"m"


failures = 0
for name in NAMES:
    for style in ("loops", "blocks"):
        problem = judge(name, file_name(name), style)
        if problem:
            failures += 1
            print("%r, %s: %s" % (name[:40], style, problem))
    problem = judge_export(name, file_name(name))
    if problem:
        failures += 1
        print("%r, export: %s" % (name[:40], problem))
print("%d names, %d failures" % (len(NAMES), failures))
sys.exit(failures > 0)
