-- nn.attention: attention as a function of queries, keys and values.
local check, dropout, tensor = require "tensor.check", require "nn.dropout", require "tensor"
local fail, words = check.fail, check.words
local attention = {}

local function check_operands(query, key, value, what)
  for i, name in ipairs{ "query", "key", "value" } do
    local x = select(i, query, key, value)
    check.tensor(x, what .. ": " .. name)
    check.floats(x, what)
  end
  check.one_dtype(what, query, key, value)
  local fits = query:dim() >= 2 and key:dim() >= 2 and value:dim() >= 2
               and query:size(-1) == key:size(-1) and key:size(-2) == value:size(-2)
  if not fits then
    fail("%s: needs a query (..., L, E), a key (..., S, E) and a value (..., S, V), not %s, %s " ..
         "and %s", what, words(query), words(key), words(value))
  end
end

local function check_mask(mask, scores, what)
  check.broadcasts_to(mask, scores, what .. ": attn_mask")
  if mask:dtype() ~= "bool" and mask:dtype() ~= scores:dtype() then
    fail("%s: attn_mask is bool, true where a query may look, or %s, added to the scores, not %s",
         what, scores:dtype(), mask:dtype())
  end
end

-- softmax over the last axis; a row in which all is -inf gives zeros.
local function softmax_or_zero(scores)
  local largest = scores:detach():amax(-1, true)
  local powers = (scores - largest:eq(-math.huge):where(0, largest)):exp()
  local total = powers:sum(-1, true)
  return powers * total:eq(0):where(1, total):recip()
end

-- softmax(query key^T scale + mask) value over any batch axes. Options:
--   attn_mask   (..., L, S): bool, true where a query may look, or floats that are added to the
--               scores; a query that may look nowhere gets zeros
--   is_causal   query i looks at keys 0..i; not together with attn_mask
--   dropout_p   probability with which a weight is dropped, in training steps
--   scale       1 / sqrt(E)
function attention.scaled_dot_product_attention(query, key, value, options)
  local what = "scaled_dot_product_attention"
  options = check.options(options, { "attn_mask", "dropout_p", "is_causal", "scale" }, what)
  check_operands(query, key, value, what)
  local mask, p = options.attn_mask, options.dropout_p or 0
  local scale = options.scale or 1 / math.sqrt(query:size(-1))
  if type(scale) ~= "number" then
    fail("%s: scale must be a number, not %s", what, type(scale))
  elseif type(p) ~= "number" or not (p >= 0 and p < 1) then
    fail("%s: dropout_p must be at least 0 and below 1, not %s", what, check.shown(p))
  elseif mask ~= nil and options.is_causal then
    fail("%s: attn_mask and is_causal exclude each other", what)
  end
  local scores = query:matmul(key:transpose(-2, -1)) * scale
  if options.is_causal then
    local row = tensor.arange(query:size(-2)):unsqueeze(1)
    mask = row:ge(tensor.arange(key:size(-2)))
  end
  local weights
  if mask == nil then
    weights = scores:softmax(-1)
  else
    check_mask(mask, scores, what)
    scores = mask:dtype() == "bool" and mask:where(scores, -math.huge) or scores + mask
    weights = options.is_causal and scores:softmax(-1) or softmax_or_zero(scores)
  end
  return dropout.dropout(weights, p):matmul(value)
end

return attention
