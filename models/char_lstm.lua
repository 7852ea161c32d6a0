-- Learns to write English, character by character: an LSTM of 128 (Hochreiter and Schmidhuber,
-- 1997) reads windows of 64 characters of the Jargon File and guesses the one that follows each.
-- Data: Debian's package jargon-text, 1.7 million characters; the last tenth is for testing. Expect
-- 2.6 bits per character there after 3 epochs, in two to three minutes.
local nn, optim, data = require "nn", require "optim", require "data"
local cfg = config{
  file = "/usr/share/doc/jargon-text/jargon.txt.gz",
  length = 64, embedding = 64, hidden = 128, layers = 1, lr = 3e-3,
}

local text = data.text{ file = cfg.file, length = cfg.length }
local characters = #text.vocabulary

local net = {
  embedding = nn.Embedding(characters, cfg.embedding),
  lstm = nn.LSTM(cfg.embedding, cfg.hidden, { num_layers = cfg.layers, batch_first = true }),
  head = nn.Linear(cfg.hidden, characters),
}

-- (batch, length, characters): what follows each character, as logits
local function scores(x)
  local y = net.lstm(net.embedding(x))
  return net.head(y)
end

local function loss(batch)
  return nn.cross_entropy(scores(batch.x):flatten(0, 1), batch.y:flatten())
end

-- What follows one more character, and the state after it.
local function step(character, state)
  local y, after = net.lstm(net.embedding(character), { state.h, state.c })
  return net.head(y), { h = after[1], c = after[2] }
end

return model{
  net       = net,
  data      = text,
  batch     = 32,
  epochs    = 3,
  loss      = loss,
  metrics   = function(batch) return { bits_per_character = loss(batch) / math.log(2) } end,
  predict   = function(batch) return scores(batch.x):softmax() end,
  generate  = {
    vocabulary = text.vocabulary, step = step,
    state = { h = { cfg.layers, cfg.hidden }, c = { cfg.layers, cfg.hidden } },
  },
  optimizer = optim.Adam{ lr = cfg.lr, clip_norm = 5 },
}
