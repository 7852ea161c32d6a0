-- nn.attention: attention as a function of queries, keys and values, and as a module with several
-- heads (Vaswani et al., "Attention is all you need").
local check, module, tensor = require "tensor.check", require "nn.module", require "tensor"
local dropout, init = require("nn.dropout").dropout, require("nn.init").init
local linear = require "nn.linear"
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

-- The softmax of scores (..., L, S) over the keys; the mask is bool, true where a query may look, or
-- floats to add, or nil; is_causal stands for a mask.
local function weights(scores, mask, is_causal)
  if is_causal then
    local row = tensor.arange(scores:size(-2)):unsqueeze(1)
    local seen = row:ge(tensor.arange(scores:size(-1)))
    return seen:where(scores, -math.huge):softmax(-1)
  elseif mask == nil then
    return scores:softmax(-1)
  end
  return softmax_or_zero(mask:dtype() == "bool" and mask:where(scores, -math.huge) or scores + mask)
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
  check.probability(p, what .. ": dropout_p")
  local scale = options.scale or 1 / math.sqrt(query:size(-1))
  if type(scale) ~= "number" then
    fail("%s: scale must be a number, not %s", what, type(scale))
  elseif mask ~= nil and options.is_causal then
    fail("%s: attn_mask and is_causal exclude each other", what)
  end
  local scores = query:matmul(key:transpose(-2, -1)) * scale
  if mask ~= nil then
    check_mask(mask, scores, what)
  end
  return dropout(weights(scores, mask, options.is_causal), p):matmul(value)
end

---- several heads ----

attention.MultiheadAttention = module.class "MultiheadAttention"

local mha_options = { "dropout", "bias", "kdim", "vdim", "batch_first", "add_bias_kv",
                      "add_zero_attn" }

-- Attention in num_heads subspaces of embed_dim. Options and defaults: dropout = 0, of the weights;
-- bias = true; kdim and vdim, the widths of keys and values, embed_dim; batch_first = false: inputs
-- are (length, batch, width); add_bias_kv = false: with a learnt key and value behind the others;
-- add_zero_attn = false: with a key and value of zeros there.
function attention.MultiheadAttention:init(embed_dim, num_heads, options)
  local what = "MultiheadAttention"
  options = check.options(options, mha_options, what)
  check.count(embed_dim, what .. ": embed_dim")
  check.count(num_heads, what .. ": num_heads")
  if embed_dim % num_heads ~= 0 then
    fail("%s: embed_dim %d does not divide into %d heads", what, embed_dim, num_heads)
  end
  self.embed_dim, self.num_heads = embed_dim, num_heads
  self.dropout = check.probability(options.dropout or 0, what .. ": dropout")
  self.kdim = check.count(options.kdim or embed_dim, what .. ": kdim")
  self.vdim = check.count(options.vdim or embed_dim, what .. ": vdim")
  self.batch_first = options.batch_first or false
  self.add_zero_attn = options.add_zero_attn or false
  local drawn = init.xavier_uniform()
  if self.kdim == embed_dim and self.vdim == embed_dim then
    self.in_proj_weight = module.Parameter({ 3 * embed_dim, embed_dim }, drawn)
  else
    self.q_proj_weight = module.Parameter({ embed_dim, embed_dim }, drawn)
    self.k_proj_weight = module.Parameter({ embed_dim, self.kdim }, drawn)
    self.v_proj_weight = module.Parameter({ embed_dim, self.vdim }, drawn)
  end
  local bias = options.bias ~= false
  self.in_proj_bias = bias and module.Parameter({ 3 * embed_dim }) or nil
  if options.add_bias_kv then
    self.bias_k = module.Parameter({ 1, 1, embed_dim }, init.xavier_normal())
    self.bias_v = module.Parameter({ 1, 1, embed_dim }, init.xavier_normal())
  end
  self.out_proj = linear.Linear(embed_dim, embed_dim, { bias = bias })
  if bias then
    init.set(self.out_proj.bias, 0)
  end
end

-- The inputs with the batch first: (batch, length, width), without a batch one of 1.
local function batched(self, inputs, what)
  local widths, names = { self.embed_dim, self.kdim, self.vdim }, { "query", "key", "value" }
  for i = 1, 3 do
    check.floats(check.tensor(inputs[i], ("%s: %s"):format(what, names[i])), what)
  end
  local rank = inputs[1]:dim() == 2 and 2 or 3
  local axes = rank == 2 and "length" or self.batch_first and "batch, length" or "length, batch"
  for i, x in ipairs(inputs) do
    if x:dim() ~= rank or x:size(-1) ~= widths[i] then
      fail("%s: the %s %s is not (%s, %d)", what, names[i], words(x), axes, widths[i])
    end
    if rank == 2 then
      inputs[i] = x:unsqueeze(0)
    elseif not self.batch_first then
      inputs[i] = x:transpose(0, 1)
    end
  end
  local q, k, v = table.unpack(inputs)
  if q:size(0) ~= k:size(0) or k:size(0) ~= v:size(0) or k:size(1) ~= v:size(1) then
    fail("%s: query, key and value are of %d, %d and %d samples, and there are %d keys and %d " ..
         "values", what, q:size(0), k:size(0), v:size(0), k:size(1), v:size(1))
  end
  return q, k, v
end

-- The three projections; of one input, they are one product.
local function project(self, q, k, v, same)
  local bias = self.in_proj_bias
  if same and self.in_proj_weight then
    return linear.linear(q, self.in_proj_weight, bias):chunk(3, -1)
  end
  local q_weight, k_weight, v_weight = self.q_proj_weight, self.k_proj_weight, self.v_proj_weight
  local q_bias, k_bias, v_bias
  if self.in_proj_weight then
    q_weight, k_weight, v_weight = self.in_proj_weight:chunk(3)
  end
  if bias then
    q_bias, k_bias, v_bias = bias:chunk(3)
  end
  return linear.linear(q, q_weight, q_bias), linear.linear(k, k_weight, k_bias),
         linear.linear(v, v_weight, v_bias)
end

-- Keys or values (batch, length, width) with those behind them that no input gives.
local function extended(x, bias, zero)
  local parts, one = { x }, { x:size(0), 1, x:size(2) }
  parts[#parts + 1] = bias and bias:expand(one) or nil
  parts[#parts + 1] = zero and tensor.zeros_like(x:narrow(1, 0, 1)) or nil
  return #parts > 1 and tensor.concat(parts, 1) or x
end

-- (batch, length, width) as (batch, heads, length, width / heads)
local function split_heads(x, heads)
  return x:reshape(x:size(0), x:size(1), heads, -1):transpose(1, 2)
end

-- What a mask given as (batch, keys), say, adds to the scores, with `shape` among their axes: -inf
-- where a bool is true, which a query may not look at, and nothing to keys behind the mask's.
local function added(mask, given, shape, scores, what)
  if mask == nil then
    return 0
  elseif words(mask) ~= words(given) then
    fail("%s %s must be %s here", what, words(mask), words(given))
  elseif mask:dtype() ~= "bool" and mask:dtype() ~= scores:dtype() then
    fail("%s is bool, true where a query may not look, or %s, not %s", what, scores:dtype(),
         mask:dtype())
  end
  mask = mask:reshape(shape)
  mask = mask:dtype() == "bool" and mask:where(-math.huge, 0) or mask
  return mask:pad{ 0, scores:size(3) - shape[4] }
end

-- The masks of S keys as one to add to the scores of these and perhaps more, nil if there is none.
-- Inputs without a batch are `alone`.
local function joint_mask(options, S, scores, alone, what)
  local attn, padding = options.attn_mask, options.key_padding_mask
  local batch, heads, L, all = table.unpack(scores:shape())
  if options.is_causal and S < all then
    attn = tensor.arange(L):unsqueeze(1):lt(tensor.arange(S))
  elseif attn == nil and padding == nil then
    return nil
  end
  local per_head = attn ~= nil and check.tensor(attn, what .. ": attn_mask"):dim() == 3
  if padding ~= nil then
    check.tensor(padding, what .. ": key_padding_mask")
  end
  return added(attn, per_head and { batch * heads, L, S } or { L, S },
               per_head and { batch, heads, L, S } or { 1, 1, L, S }, scores, what .. ": attn_mask")
         + added(padding, alone and { S } or { batch, S }, { batch, 1, 1, S }, scores,
                 what .. ": key_padding_mask")
end

local call_options = { "key_padding_mask", "need_weights", "attn_mask", "average_attn_weights",
                       "is_causal" }

-- The output, of the shape of the query, and the weights (batch, queries, keys). Options and
-- defaults, those of PyTorch:
--   key_padding_mask      (batch, keys), or (keys) without a batch: bool, true where a key is to be
--                         ignored, or floats to add
--   attn_mask             (queries, keys) or (batch heads, queries, keys): bool, true where a query
--                         may not look, or floats to add
--   is_causal             query i looks at keys 0..i; instead of attn_mask
--   need_weights          true; false: the output alone
--   average_attn_weights  true; false: weights of each head, (batch, heads, queries, keys)
function attention.MultiheadAttention:forward(query, key, value, options)
  local what = "MultiheadAttention"
  options = check.options(options, call_options, what)
  if options.is_causal and (options.attn_mask ~= nil or options.key_padding_mask ~= nil) then
    fail("%s: is_causal goes with no other mask", what)
  end
  local same = rawequal(query, key) and rawequal(key, value)
  local q, k, v = batched(self, { query, key, value }, what)
  local keys = k:size(1)
  q, k, v = project(self, q, k, v, same)
  k, v = extended(k, self.bias_k, self.add_zero_attn), extended(v, self.bias_v, self.add_zero_attn)
  q, k, v = split_heads(q, self.num_heads), split_heads(k, self.num_heads),
            split_heads(v, self.num_heads)
  local scores = q:matmul(k:transpose(-2, -1)) * (1 / math.sqrt(q:size(-1)))
  local mask = joint_mask(options, keys, scores, query:dim() == 2, what)
  local looks = dropout(weights(scores, mask, mask == nil and options.is_causal), self.dropout)
  local y = self.out_proj(looks:matmul(v):transpose(1, 2):flatten(2))
  if query:dim() == 2 then
    y, looks = y:squeeze(0), looks:squeeze(0)
  elseif not self.batch_first then
    y = y:transpose(0, 1)
  end
  if options.need_weights == false then
    return y
  end
  return y, options.average_attn_weights == false and looks or looks:mean(-3)
end

return attention
