"""words.py MODEL.lua CHECKPOINT [KEY=VALUE | --OPTION VALUE ...]: does a model write English words?

Prompts are pieces of the part of the Jargon File that no model trains with; the model continues
each by 48 characters. Prints how many of the words in these are in /usr/share/dict, next to how
many of the words in the unread part itself are. Words are runs of three or more letters; those cut
off by the end of a prompt or of its continuation do not count. Options go to gradcc predict.
"""
import gzip
import os
import re
import subprocess
import sys

GRADCC = os.environ.get("GRADCC", "build/gradcc")
FILE, DICTIONARY = "/usr/share/doc/jargon-text/jargon.txt.gz", "/usr/share/dict/american-english"
SAMPLES, PROMPT, LENGTH, SHOWN = 100, 16, 48, 5


def unread_text():
    """The last tenth, as data.text divides the file."""
    with gzip.open(FILE) as file:
        text = file.read()
    return text[len(text) - len(text) // 10 :]


def read_dictionary():
    with open(DICTIONARY, "rb") as file:
        return {word.strip().lower() for word in file}


def whole_words(text):
    """The words of a text that is a piece of a longer one."""
    found = re.finditer(rb"[A-Za-z]+", text)
    return [m[0].lower() for m in found if m.start() > 0 and m.end() < len(text) and len(m[0]) > 2]


def continuation(model, checkpoint, options, prompt, seed):
    words = [GRADCC, "predict", model, "--checkpoint", checkpoint, b"--prompt=" + prompt]
    words += ["--length", str(LENGTH), "--seed", str(seed), *options]
    return subprocess.run(words, stdout=subprocess.PIPE, check=True).stdout[PROMPT:].rstrip(b"\n")


def report(name, words, dictionary):
    known = sum(word in dictionary for word in words)
    share = known / max(len(words), 1)
    print(f"{name:16} {known:6,} of {len(words):6,} words are in the dictionary: {share:.1%}")


def main():
    model, checkpoint, *options = sys.argv[1:]
    text, dictionary, words = unread_text(), read_dictionary(), []
    for seed in range(SAMPLES):
        first = seed * (len(text) - PROMPT) // SAMPLES
        prompt = text[first : first + PROMPT]
        added = continuation(model, checkpoint, options, prompt, seed)
        words += whole_words(added)
        if seed < SHOWN:
            print(f"{prompt.decode(errors='replace')!r} {added.decode(errors='replace')!r}")
    report(os.path.basename(model), words, dictionary)
    report("the text", whole_words(text), dictionary)


main()
