-- Learns what people will think of films that they have not seen, from what they thought of
-- others: matrix factorisation with biases (Koren, Bell and Volinsky, 2009). A rating is 3.5,
-- plus how generous the person and how good the film is, plus the product of their two vectors.
-- Data: made below, since Debian has no ratings: 300 people, 200 films, 3 tastes, noise of
-- deviation 0.25. Expect a root mean square error of 0.30 on the tenth of the ratings that is
-- kept for testing, where 0.25 is the least that there can be, after 30 epochs, in half a second.
local nn, optim, data = require "nn", require "optim", require "data"
local cfg = config{ people = 300, films = 200, ratings = 12000, factors = 3, lr = 2e-2,
                    decay = 1e-2 }

-- Nearly normal: a sum of twelve uniform numbers.
local function normal()
  local sum = -6
  for _ = 1, 12 do
    sum = sum + math.random()
  end
  return sum
end

local function draw_tastes(count)
  local tastes = {}
  for i = 1, count do
    tastes[i] = { 0.5 * normal(), 0.7 * normal(), 0.7 * normal(), 0.7 * normal() }
  end
  return tastes
end

local people, films = draw_tastes(cfg.people), draw_tastes(cfg.films)
local who, what, ratings = {}, {}, {}
for i = 1, cfg.ratings do
  who[i], what[i] = math.random(cfg.people) - 1, math.random(cfg.films) - 1
  local a, b = people[who[i] + 1], films[what[i] + 1]
  ratings[i] = 3.5 + a[1] + b[1] + a[2] * b[2] + a[3] * b[3] + a[4] * b[4] + 0.25 * normal()
end

local Side = nn.class "Side" -- people, or films

function Side:init(count)
  self.factors, self.bias = nn.Embedding(count, cfg.factors), nn.Embedding(count, 1)
end

function Side:forward(ids)
  return self.factors(ids) * 0.5, self.bias(ids):squeeze(-1) * 0.5
end

local person, film = Side(cfg.people), Side(cfg.films)

local function rating(batch)
  local p, generous = person(batch.who)
  local q, good = film(batch.what)
  return 3.5 + generous + good + (p * q):sum(-1)
end

return model{
  data      = data.arrays{
    who     = { values = who, classes = cfg.people },
    what    = { values = what, classes = cfg.films },
    ratings = ratings,
    tests   = cfg.ratings // 10,
  },
  batch     = 100,
  epochs    = 30,
  loss      = function(batch) return nn.mse_loss(rating(batch), batch.ratings) end,
  metrics   = function(batch)
    return { rmse = nn.mse_loss(rating(batch), batch.ratings):sqrt() }
  end,
  predict   = rating,
  optimizer = optim.AdamW{ lr = optim.cosine(cfg.lr, 30 * 108), weight_decay = cfg.decay },
}
