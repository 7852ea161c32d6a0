-- Calls every public function, method and class with too few arguments and with arguments of wrong
-- kinds, alone, in pairs, and as options. Each call succeeds, or raises one line that starts with
-- the line of this script and names what was called; calls.bats reads the summary of each group.
local nn, tensor, autograd = require "nn", require "tensor", require "autograd"
local cfg = config{ group = "nn", part = -1 } -- 0 to 3: every fourth name; a trace has its limits
local weight = nn.Parameter({ 2, 3 }, 1)
local counts = { calls = 0, refused = 0, faults = 0, names = 0 }

-- What messages call the function where it is not its own name.
local called = {
  bce = "binary_cross_entropy", bce_with_logits = "binary_cross_entropy_with_logits",
}

-- Other names of methods: only whether the first argument is a tensor is asked under these.
local aliases = {
  clip = "clamp", moveaxis = "movedim", swapaxes = "transpose", view_as = "reshape_as",
}

---- one call ----

local internal = { "attempt to", "bad argument", "gradcc/", "stack overflow", "invalid ", "\n",
                   ": 0x", "has no field", "integer representation" }

-- Classes make parameters, of which a message may speak too.
local function is_proper(message, entry)
  local text = message:match("^calls%.lua:%d+: (.*)$")
  for _, words in ipairs(internal) do
    if not text or text:find(words, 1, true) then
      return false
    end
  end
  local function names(name) return name and text:lower():find(name:lower(), 1, true) ~= nil end
  return #text < 300 and (names(called[entry.name] or entry.name) or names(aliases[entry.name]) or
                          entry.class and text:find("parameter", 1, true) ~= nil)
end

-- nil where a call leaves an argument out.
local function try(entry, count, ...)
  local ok, message = pcall(entry.f, ...)
  counts.calls = counts.calls + 1
  if not ok then
    counts.refused = counts.refused + 1
    if not is_proper(tostring(message), entry) then
      counts.faults = counts.faults + 1
      if counts.faults <= 20 then
        local words = {}
        for i = 1, count do
          words[i] = tostring((select(i, ...)))
        end
        print(entry.label .. "(" .. table.concat(words, ", ") .. "): " .. tostring(message))
      end
    end
  end
  return ok, message
end

---- arguments ----

-- A value of every kind; `count` includes the nil at the start.
local function kinds()
  local float = tensor.ones(2, 3)
  local values = {
    nil, 0, 1, -1, 0.5, 1 << 31, math.mininteger, 0 / 0, 1e300, "x", true, false, {}, { 1 },
    { "a" }, { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }, { 1, nil, 3 }, { {} }, { 1 << 40, 1 << 40 },
    function(...) return ... end, coroutine.create(print), float, tensor.ones({ 3 }, "int"),
    tensor.ones({ 2, 3 }, "bool"), tensor.ones({ 2, 3 }, "double"), tensor.ones(1, 2, 4, 4),
    tensor.ones({}), { float }, { float, 1 }, { float, nil, float }, { size = float },
    setmetatable({}, { __len = function() return 1 << 60 end }),
  }
  return values, 32
end

-- What operators take before their options.
local function prefixes()
  local f, image, line = tensor.ones(2, 3), tensor.ones(1, 2, 4, 4), tensor.ones(1, 2, 5)
  local index = tensor.ones({ 2 }, "int")
  return {
    {}, { f }, { image }, { line }, { f, f }, { f, f, f }, { f, index }, { index, f }, { f, { 3 } },
    { image, tensor.ones(2, 2, 3, 3) }, { line, tensor.ones(2, 2, 3) }, { image, 2 }, { 2 },
    { 2, 2 }, { 2, 2, 3 }, { f, { 1, 1 } }, { f:sum(), f },
    { tensor.ones(1, 1, 2, 2, 2), tensor.ones(1, 1, 1, 1, 1) }, { tensor.ones(1, 4, 9) },
  }
end

local option_names = {
  "stride", "padding", "output_padding", "dilation", "groups", "bias", "kernel_size", "output_size",
  "ceil_mode", "return_indices", "count_include_pad", "divisor_override", "size", "scale_factor",
  "mode", "align_corners", "value", "eps", "momentum", "training", "affine", "track_running_stats",
  "elementwise_affine", "use_input_stats", "reduction", "weight", "pos_weight", "label_smoothing",
  "ignore_index", "beta", "delta", "margin", "p", "swap", "full", "log_input", "log_target", "dim",
  "keepdim", "attn_mask", "dropout_p", "is_causal", "scale", "alpha", "negative_slope", "min_val",
  "max_val", "approximate", "axis", "padding_idx", "allow_unused", "grad_outputs", "correction",
  "unbiased", "indexing", "lambd", "tau", "hard", "per_sample_weights", "norm_type", "k",
  "threshold", "distance_function", "lower", "upper", "num_encoder_layers",
}

-- Options without which others are not looked at.
local needed = { {}, { kernel_size = 2 }, { output_size = { 4, 4 }, kernel_size = 2 },
                 { output_size = 3 }, { size = 3 }, { size = 3, mode = "bilinear" } }

---- every call ----

-- A copy with one more field or item.
local function with(list, key, value)
  local copy = {}
  for field, held in pairs(list) do
    copy[field] = held
  end
  copy[key] = value
  return copy
end

-- After the first arguments that are right: every option, with every kind of value.
local function try_options(entry, values, count, first)
  for _, prefix in ipairs(first) do
    for _, others in ipairs(needed) do
      if try(entry, #prefix + 1, table.unpack(with(prefix, #prefix + 1, others))) then
        for _, name in ipairs(option_names) do
          for i = 2, count do
            local options = with(others, name, values[i])
            local arguments = with(prefix, #prefix + 1, options)
            local ok, message = try(entry, #arguments, table.unpack(arguments))
            if not ok and message:find("no option", 1, true) then
              break
            end
          end
        end
        return
      end
    end
  end
end

local function try_all(entry)
  local values, count = kinds()
  try(entry, 0)
  for i = 1, count do
    try(entry, 1, values[i])
    for j = 1, count do
      try(entry, 2, values[i], values[j])
    end
  end
  local first = prefixes()
  for _, prefix in ipairs(first) do
    for i = 1, count do
      local arguments = { table.unpack(prefix) }
      arguments[#prefix + 1] = values[i]
      try(entry, #prefix + 1, table.unpack(arguments, 1, #prefix + 1))
    end
  end
  if not (entry.method or entry.class) then
    try_options(entry, values, count, first)
  end
end

local function entries()
  local list = {}
  local groups = { x = require "tensor.methods", tensor = tensor, nn = nn, autograd = autograd }
  local group = cfg.group
  for _, fields in ipairs{ groups[group] } do
    pcall(function() return fields["no such name"] end) -- loads all parts
    for name, value in pairs(fields) do
      local class = type(value) == "table" and rawget(value, "_is_class")
      if type(value) == "function" or class then
        table.insert(list, { label = group .. "." .. name, name = name, f = value, class = class,
                             method = group == "x" })
      end
    end
  end
  table.sort(list, function(a, b) return a.label < b.label end)
  return list
end

local function sweep()
  local before = counts.faults
  try({ label = "control", name = "control", f = function(a) return a.b.c end }, 0)
  local control = counts.faults == before + 1 -- what a fault looks like is seen
  counts.faults = before
  local list = entries()
  for i, entry in ipairs(list) do
    if cfg.part < 0 or i % 4 == cfg.part then
      try_all(entry)
    end
  end
  counts.names = #list
  print(("names %d calls %d refused %d faults %d control %s"):format(
        counts.names, counts.calls, counts.refused, counts.faults, tostring(control)))
end

local swept = false

return model{
  inputs = { x = { shape = { 3 } } }, batch = 2, optimizer = require "optim".SGD{ lr = 0.1 },
  loss = function()
    if not swept then
      swept = true
      sweep()
    end
    return weight:sum()
  end,
}
