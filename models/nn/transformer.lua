-- nn.transformer: the layers of Vaswani et al., "Attention is all you need", and stacks of them.
-- Inputs are (length, batch, width) unless batch_first is set, as in PyTorch.
local check, module, tensor = require "tensor.check", require "nn.module", require "tensor"
local activations, dropouts = require "nn.activation", require "nn.dropout"
local attention, container = require "nn.attention", require "nn.container"
local linear, norm, init = require "nn.linear", require "nn.norm", require("nn.init").init
local fail = check.fail
local transformer = {}

---- one layer ----

local layer_options = { "dim_feedforward", "dropout", "activation", "layer_norm_eps", "batch_first",
                        "norm_first" }

-- A function, or the name of one.
local function activation_of(given, what)
  if type(given) == "function" or module.is_module(given) then
    return given
  elseif given ~= "relu" and given ~= "gelu" then
    fail("%s: activation is 'relu', 'gelu' or a function, not %s", what, check.shown(given))
  end
  return activations[given]
end

-- What both kinds of layers have, in PyTorch's order; `attentions` and `norms` name the parts.
local function add_parts(self, width, heads, options, attentions, norm_count)
  local what = self._name
  options = check.options(options, layer_options, what)
  check.count(width, what .. ": d_model")
  check.count(heads, what .. ": nhead")
  if width % heads ~= 0 then
    fail("%s: d_model %d does not divide into %d heads", what, width, heads)
  end
  local hidden = check.count(options.dim_feedforward or 2048, what .. ": dim_feedforward")
  local p = options.dropout or 0.1
  for _, name in ipairs(attentions) do
    self[name] = attention.MultiheadAttention(width, heads, { dropout = p,
                                                              batch_first = options.batch_first })
  end
  self.linear1, self.dropout = linear.Linear(width, hidden), dropouts.Dropout(p)
  self.linear2 = linear.Linear(hidden, width)
  for i = 1, norm_count do
    self["norm" .. i] = norm.LayerNorm(width, { eps = options.layer_norm_eps })
  end
  for i = 1, norm_count do
    self["dropout" .. i] = dropouts.Dropout(p)
  end
  self.norm_first = options.norm_first or false
  rawset(self, "activation", activation_of(options.activation or "relu", what))
end

-- x + f(x), normalized before f or after the sum.
local function residual(self, x, place, f)
  local normalize, drop = self["norm" .. place], self["dropout" .. place]
  if self.norm_first then
    return x + drop(f(normalize(x)))
  end
  return normalize(x + drop(f(x)))
end

local function feed_forward(self, x)
  return self.linear2(self.dropout(self.activation(self.linear1(x))))
end

-- The masks that `options` has for one attention, under that attention's names.
local function masks(options, prefix)
  return { attn_mask = options[prefix .. "_mask"], is_causal = options[prefix .. "_is_causal"],
           key_padding_mask = options[prefix .. "_key_padding_mask"], need_weights = false }
end

transformer.TransformerEncoderLayer = module.class "TransformerEncoderLayer"

-- Self-attention, then two linear layers, each with a residual and a norm. Options and defaults:
-- dim_feedforward = 2048, dropout = 0.1, activation = "relu" ("gelu", or a function),
-- layer_norm_eps = 1e-5, batch_first = false, norm_first = false.
function transformer.TransformerEncoderLayer:init(d_model, nhead, options)
  add_parts(self, d_model, nhead, options, { "self_attn" }, 2)
end

local encoder_masks = { "src_mask", "src_key_padding_mask", "src_is_causal" }

-- Options: src_mask, src_key_padding_mask, src_is_causal.
function transformer.TransformerEncoderLayer:forward(src, options)
  options = check.options(options, encoder_masks, "TransformerEncoderLayer")
  local x = residual(self, src, 1, function(x)
    return self.self_attn(x, x, x, masks(options, "src"))
  end)
  return residual(self, x, 2, function(y)
    return feed_forward(self, y)
  end)
end

transformer.TransformerDecoderLayer = module.class "TransformerDecoderLayer"

-- Self-attention, attention to the memory, then two linear layers, each with a residual and a norm.
-- Options: those of TransformerEncoderLayer.
function transformer.TransformerDecoderLayer:init(d_model, nhead, options)
  add_parts(self, d_model, nhead, options, { "self_attn", "multihead_attn" }, 3)
end

local decoder_masks = { "tgt_mask", "memory_mask", "tgt_key_padding_mask",
                        "memory_key_padding_mask", "tgt_is_causal", "memory_is_causal" }

-- Options: tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask, tgt_is_causal,
-- memory_is_causal.
function transformer.TransformerDecoderLayer:forward(tgt, memory, options)
  options = check.options(options, decoder_masks, "TransformerDecoderLayer")
  local x = residual(self, tgt, 1, function(x)
    return self.self_attn(x, x, x, masks(options, "tgt"))
  end)
  x = residual(self, x, 2, function(y)
    return self.multihead_attn(y, memory, memory, masks(options, "memory"))
  end)
  return residual(self, x, 3, function(y)
    return feed_forward(self, y)
  end)
end

---- stacks ----

-- The layer and num_layers - 1 more like it, each with initial values of its own.
local function add_stack(self, layer, num_layers, last)
  local what = self._name
  check.count(num_layers, what .. ": the number of layers")
  if not module.is_module(layer) or last ~= nil and not module.is_module(last) then
    fail("%s: needs a layer, how many there are of it, and a norm or nothing", what)
  end
  local layers = { layer }
  for i = 2, num_layers do
    layers[i] = layer:again()
  end
  self.layers = container.ModuleList(layers)
  self.norm = last
end

transformer.TransformerEncoder = module.class "TransformerEncoder"

-- num_layers layers like the given one, made with the same arguments, then a norm or nothing.
function transformer.TransformerEncoder:init(encoder_layer, num_layers, last)
  add_stack(self, encoder_layer, num_layers, last)
end

local stack_masks = { "mask", "src_key_padding_mask", "is_causal" }

-- Options: mask, src_key_padding_mask, is_causal.
function transformer.TransformerEncoder:forward(src, options)
  options = check.options(options, stack_masks, "TransformerEncoder")
  for _, layer in ipairs(self.layers) do
    src = layer(src, { src_mask = options.mask, src_is_causal = options.is_causal,
                       src_key_padding_mask = options.src_key_padding_mask })
  end
  return self.norm and self.norm(src) or src
end

transformer.TransformerDecoder = module.class "TransformerDecoder"

-- num_layers layers like the given one, made with the same arguments, then a norm or nothing.
function transformer.TransformerDecoder:init(decoder_layer, num_layers, last)
  add_stack(self, decoder_layer, num_layers, last)
end

-- Options: those of TransformerDecoderLayer.
function transformer.TransformerDecoder:forward(tgt, memory, options)
  for _, layer in ipairs(self.layers) do
    tgt = layer(tgt, memory, options)
  end
  return self.norm and self.norm(tgt) or tgt
end

---- both together ----

transformer.Transformer = module.class "Transformer"

-- An encoder and a decoder, each with a norm behind it; matrices start by init.xavier_uniform. By
-- default d_model = 512 and nhead = 8. Options: num_encoder_layers = 6, num_decoder_layers = 6, and
-- those of TransformerEncoderLayer.
function transformer.Transformer:init(d_model, nhead, options)
  local what, counts = self._name, { "num_encoder_layers", "num_decoder_layers" }
  options = check.options(options, { counts[1], counts[2], table.unpack(layer_options) }, what)
  d_model, nhead = d_model or 512, nhead or 8
  local of_layer = {}
  for _, name in ipairs(layer_options) do
    of_layer[name] = options[name]
  end
  local function stack(kind, count)
    local layer = transformer[("Transformer%sLayer"):format(kind)](d_model, nhead, of_layer)
    count = check.count(count or 6, ("%s: num_%s_layers"):format(what, kind:lower()))
    return transformer["Transformer" .. kind](layer, count, norm.LayerNorm(d_model, {
      eps = options.layer_norm_eps,
    }))
  end
  self.encoder = stack("Encoder", options.num_encoder_layers)
  self.decoder = stack("Decoder", options.num_decoder_layers)
  for _, parameter in ipairs(self:parameters()) do
    if parameter:dim() > 1 then
      init.set(parameter, init.xavier_uniform())
    end
  end
end

local both_masks = { "src_mask", "src_key_padding_mask", "src_is_causal",
                     table.unpack(decoder_masks) }

-- What the decoder makes of tgt, looking at what the encoder makes of src. Options: src_mask,
-- src_key_padding_mask, src_is_causal, and those of TransformerDecoderLayer.
function transformer.Transformer:forward(src, tgt, options)
  options = check.options(options, both_masks, "Transformer")
  local of_decoder = {}
  for _, name in ipairs(decoder_masks) do
    of_decoder[name] = options[name]
  end
  local memory = self.encoder(src, { mask = options.src_mask, is_causal = options.src_is_causal,
                                     src_key_padding_mask = options.src_key_padding_mask })
  return self.decoder(tgt, memory, of_decoder)
end

-- Scores to add so that query i looks at keys 0..i: 0 there, -inf elsewhere.
function transformer.generate_square_subsequent_mask(size)
  local what, most = "generate_square_subsequent_mask", 32768 -- squared, 4 GiB of scores
  if check.count(size, what .. ": the size") > most then
    fail("%s: the size %d is more than %d", what, size, most)
  end
  local place = tensor.arange(size)
  return place:unsqueeze(1):ge(place):where(0, -math.huge):float()
end

return transformer
