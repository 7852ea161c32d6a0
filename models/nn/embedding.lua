-- nn.embedding: rows of a table of vectors, chosen by number.
local core = ...
local check, module, tensor = require "tensor.check", require "nn.module", require "tensor"
local fail, words = check.fail, check.words
local embedding = {}

-- The row that gets no gradient, from 0 on, or nil.
local function padding_of(padding, rows, what)
  if padding == nil then
    return nil
  elseif math.type(padding) ~= "integer" or padding < -rows or padding >= rows then
    fail("%s: padding_idx is %s, and the weight has %d rows", what, check.shown(padding), rows)
  end
  return padding < 0 and padding + rows or padding
end

-- weight[ids], and the option padding_idx, checked.
local function rows_of(ids, weight, options, what)
  check.index(ids, what)
  if check.tensor(weight, what):dim() ~= 2 then
    fail("%s: the weight is (rows, width), not %s", what, words(weight))
  end
  local shape = ids:shape()
  shape[#shape + 1] = weight:size(1)
  return weight:index_select(0, ids:reshape(-1)):reshape(shape),
         padding_of(options.padding_idx, weight:size(0), what)
end

-- weight[ids]: ids of any shape, weight (rows, width), result (shape of ids, width). Option:
-- padding_idx, a row that gets no gradient.
function embedding.embedding(ids, weight, options)
  options = check.options(options, { "padding_idx" }, "embedding")
  local rows, padding = rows_of(ids, weight, options, "embedding")
  return padding and ids:eq(padding):unsqueeze(-1):where(rows:detach(), rows) or rows
end

local modes = { sum = true, mean = true, max = true }

local function mode_of(mode, what)
  if mode ~= nil and not modes[mode] then
    fail("%s: mode is \"sum\", \"mean\" or \"max\", not %s", what, check.shown(mode))
  end
  return mode or "mean"
end

-- The sum, the mean or the largest of the rows weight[ids[i]] of every bag i: ids (bags, n), weight
-- (rows, width), result (bags, width). Options: mode = "mean", "sum" or "max"; per_sample_weights,
-- of the shape of ids, by which rows are multiplied in a sum; padding_idx, a row that does not
-- count: a bag of nothing else is 0.
function embedding.embedding_bag(ids, weight, options)
  local what = "embedding_bag"
  options = check.options(options, { "mode", "per_sample_weights", "padding_idx" }, what)
  local rows, padding = rows_of(ids, weight, options, what)
  local mode, scale = mode_of(options.mode, what), options.per_sample_weights
  check.floats(weight, what)
  if ids:dim() ~= 2 then
    fail("%s: the ids are (bags, n), not %s", what, words(ids))
  elseif scale ~= nil and mode ~= "sum" then
    fail("%s: per_sample_weights are for the mode \"sum\", not \"%s\"", what, mode)
  elseif scale ~= nil then
    if words(check.tensor(scale, what .. ": per_sample_weights")) ~= words(ids) then
      fail("%s: per_sample_weights %s need the shape of the ids, %s", what, words(scale),
           words(ids))
    end
    check.one_dtype(what, weight, scale)
    rows = rows * scale:unsqueeze(-1)
  end
  local counts = padding and ids:ne(padding):unsqueeze(-1)
  if mode == "max" then
    local largest = (counts and counts:where(rows, -math.huge) or rows):max(1)
    return counts and counts:any(1):where(largest, 0) or largest
  end
  local sum = (counts and counts:where(rows, 0) or rows):sum(1)
  if mode == "sum" then
    return sum
  end
  return sum / (counts and core.cast(counts:int():sum(1):maximum(1), check.float_of(weight))
                or ids:size(1))
end

-- A class with a table of vectors, standard normal at first but for a row that is 0 and stays so,
-- if the option padding_idx names one.
local function of_table(name, known)
  local class = module.class(name)
  function class:init(rows, width, options)
    check.count(rows, name .. ": the number of rows")
    check.count(width, name .. ": the width")
    options = check.options(options, known, name)
    local padding = padding_of(options.padding_idx, rows, name)
    self.padding_idx, self.mode = padding, options.mode and mode_of(options.mode, name)
    self.weight = module.Parameter({ rows, width }, function(shape)
      local drawn = tensor.normal(shape)
      return padding and tensor.arange(rows):eq(padding):unsqueeze(-1):where(0, drawn) or drawn
    end)
  end
  return class
end

-- Embedding(rows, width, options): a table of vectors, standard normal at first. Option:
-- padding_idx, a row that is 0 and stays so.
embedding.Embedding = of_table("Embedding", { "padding_idx" })

function embedding.Embedding:forward(ids)
  return embedding.embedding(ids, self.weight, { padding_idx = self.padding_idx })
end

-- EmbeddingBag(rows, width, options): the same for embedding_bag. Options: padding_idx, mode; of a
-- call, bag(ids, options): per_sample_weights.
embedding.EmbeddingBag = of_table("EmbeddingBag", { "mode", "padding_idx" })

function embedding.EmbeddingBag:forward(ids, options)
  options = check.options(options, { "per_sample_weights" }, "EmbeddingBag")
  return embedding.embedding_bag(ids, self.weight, {
    padding_idx = self.padding_idx, mode = self.mode,
    per_sample_weights = options.per_sample_weights,
  })
end

return embedding
