-- Recurrent layers and cells against PyTorch's: a is the input, b the state, of LSTM h and c along
-- a first axis, and c the parameters, one behind the other.
local cases = {}

local kinds = {
  RNN = { gates = 1, torch = "rnn_tanh" }, LSTM = { gates = 4, torch = "lstm" },
  GRU = { gates = 3, torch = "gru" },
}

---- parameters ----

-- The names of a module's parameters, with their shapes, in PyTorch's order; and their size.
local function parameters_of(rows, widths, hidden, suffixes, bias)
  local list, total = {}, 0
  for i, suffix in ipairs(suffixes) do
    table.insert(list, { "weight_ih" .. suffix, rows, widths[i] })
    table.insert(list, { "weight_hh" .. suffix, rows, hidden })
    if bias ~= false then
      table.insert(list, { "bias_ih" .. suffix, rows, 1 })
      table.insert(list, { "bias_hh" .. suffix, rows, 1 })
    end
  end
  for _, parameter in ipairs(list) do
    parameter.at, parameter.size = total, parameter[2] * parameter[3]
    parameter.shape = { parameter[2], parameter[1]:find "weight" and parameter[3] or nil }
    total = total + parameter.size
  end
  return list, total
end

-- Puts pieces of the vector in place of a module's parameters.
local function give(module, parameters, vector)
  for _, parameter in ipairs(parameters) do
    local name, piece = parameter[1], vector:narrow(0, parameter.at, parameter.size)
    assert(module[name]:numel() == parameter.size and module[name]:dim() == #parameter.shape)
    rawset(module, name, piece:reshape(parameter.shape))
  end
  return module
end

-- The same pieces, in Python's words.
local function pieces(parameters)
  local list = {}
  for i, parameter in ipairs(parameters) do
    list[i] = ("c[%d:%d].reshape(%s)"):format(parameter.at, parameter.at + parameter.size,
                                              table.concat(parameter.shape, ", "))
  end
  return table.concat(list, ", ")
end

---- entries ----

local function python(value)
  return value and "True" or "False"
end

-- The state in Python's words. `one`: what gives it an axis for the batch, if it has none.
local function state_words(pair, shape, zeros, one)
  if zeros then
    local all = ("torch.zeros(%s).to(a)"):format(table.concat(shape, ", "))
    return pair and ("(%s, %s)"):format(all, all) or all
  end
  local axis = one or ""
  return pair and ("(b[0]%s, b[1]%s)"):format(axis, axis) or "b" .. axis
end

-- What a module returns, as a flat list.
local function results_of(y, state)
  if type(state) == "table" then
    return y, state[1], state[2]
  elseif state == nil then
    return y
  end
  return y, state
end

-- An entry for nn[name](...): the state is of this shape, or zeros and not given.
local function add(name, make, parameters, total, entry)
  local pair, shape = name:find "LSTM", entry.state
  local function call(a, b, c)
    local module = give(make(), parameters, c)
    if entry.zeros then
      return results_of(module(a))
    elseif pair then
      return results_of(module(a, { b:select(0, 0), b:select(0, 1) }))
    end
    return results_of(module(a, b))
  end
  table.insert(cases, { name, call, torch = entry.torch, kink = entry.kink, a = entry.a,
                        b = pair and { 2, table.unpack(shape) } or shape, c = inside{ total } })
end

-- A layer over x of a shape; zeros: the state is not given.
local function layer(name, x, hidden, options, zeros)
  local layers, suffixes, widths = options.num_layers or 1, {}, {}
  local both, one, relu = options.bidirectional, #x == 2, options.nonlinearity == "relu"
  for i = 0, layers - 1 do
    for _, suffix in ipairs(both and { "", "_reverse" } or { "" }) do
      table.insert(suffixes, "_l" .. i .. suffix)
      table.insert(widths, i == 0 and x[#x] or hidden * (both and 2 or 1))
    end
  end
  local kind = kinds[name]
  local shape = { #suffixes, options.batch_first and x[1] or x[2], hidden }
  local parameters, total =
    parameters_of(kind.gates * hidden, widths, hidden, suffixes, options.bias)
  if one then
    table.remove(shape, 2)
  end
  local torch = ("torch.%s(%s, %s, [%s], %s, %d, 0., False, %s, %s)"):format(
    relu and "rnn_relu" or kind.torch, one and "a[:, None]" or "a",
    state_words(name == "LSTM", shape, zeros, one and "[:, None]"), pieces(parameters),
    python(options.bias ~= false), layers, python(both), python(options.batch_first))
  add(name, function() return nn[name](x[#x], hidden, options) end, parameters, total,
      { torch = one and ("[t[:, 0] for t in %s]"):format(torch) or torch, a = x, state = shape,
        zeros = zeros, kink = relu or nil })
end

-- The same of a cell.
local function cell(name, x, hidden, options, zeros)
  local kind, one, relu = kinds[name], #x == 1, options.nonlinearity == "relu"
  local parameters, total =
    parameters_of(kind.gates * hidden, { x[#x] }, hidden, { "" }, options.bias)
  local shape = one and { hidden } or { x[1], hidden }
  local torch = ("torch.%s_cell(%s, %s, %s)"):format(
    relu and "rnn_relu" or kind.torch, one and "a[None]" or "a",
    state_words(name == "LSTM", shape, zeros, one and "[None]"), pieces(parameters))
  if one then
    torch = name == "LSTM" and ("[t[0] for t in %s]"):format(torch) or torch .. "[0]"
  end
  add(name .. "Cell", function() return nn[name .. "Cell"](x[#x], hidden, options) end, parameters,
      total, { torch = torch, a = x, state = shape, zeros = zeros, kink = relu or nil })
end

for _, name in ipairs{ "RNN", "LSTM", "GRU" } do
  layer(name, { 3, 2, 4 }, 3, {})
  layer(name, { 1, 1, 1 }, 1, {})
  layer(name, { 3, 2, 1 }, 2, { num_layers = 2, batch_first = true })
  layer(name, { 3, 2, 2 }, 3, { bidirectional = true, bias = false })
  layer(name, { 2, 2, 1 }, 1, { num_layers = 2, bidirectional = true }, true)
  layer(name, { 4, 2 }, 3, { bidirectional = true })
  cell(name, { 2, 4 }, 3, {})
  cell(name, { 1, 1 }, 1, {})
  cell(name, { 5 }, 2, {})
  cell(name, { 3, 2 }, 2, { bias = false })
  cell(name, { 2, 3 }, 4, {}, true)
end
layer("RNN", { 3, 2, 2 }, 3, { nonlinearity = "relu", num_layers = 2 })
cell("RNN", { 3, 2 }, 4, { nonlinearity = "relu" })

---- wrong calls ----

local function wrong(name, call, message, entry)
  entry.wrong, entry[1], entry.error = name, call, name .. message
  table.insert(cases, entry)
end

for _, name in ipairs{ "RNN", "LSTM", "GRU" } do
  wrong(name, function(a) return nn[name](4, 5)(a) end,
        "(4, 5): the input (3, 2, 3) needs to be (steps, batch, 4) or (steps, 4)",
        { a = { 3, 2, 3 } })
  wrong(name, function(a) return nn[name](4, 5, { batch_first = true })(a) end,
        "(4, 5): the input (4) needs to be (batch, steps, 4) or (steps, 4)", { a = { 4 } })
  wrong(name, function(a) return nn[name](4, 5)(a:int()) end,
        ": takes floats, not i32; cast with :float()", { a = { 3, 2, 4 } })
  local function state(b)
    if name == "LSTM" then
      return { b, b }
    end
    return b
  end
  wrong(name, function(a, b) return nn[name](4, 5)(a, state(b)) end,
        ": h_0 is (3, 5); with this input it must be (1, 2, 5)", { a = { 3, 2, 4 }, b = { 3, 5 } })
  wrong(name, function() return nn[name](4, 5, { num_layers = 0 }) end,
        ": the number of layers must be a whole number of at least 1, not 0", {})
  wrong(name, function() return nn[name](4, 5, { num_layer = 2 }) end,
        ": no option 'num_layer'; did you mean 'num_layers'?", {})
  local cell = name .. "Cell"
  wrong(cell, function(a) return nn[cell](4, 5)(a) end,
        "(4, 5): the input (3, 2, 4) needs to be (batch, 4) or (4)", { a = { 3, 2, 4 } })
  wrong(cell, function(a, b) return nn[cell](4, 5)(a, state(b)) end,
        ": h is (5); with this input it must be (2, 5)", { a = { 2, 4 }, b = { 5 } })
end
wrong("RNN", function() return nn.RNN(4, 5, { nonlinearity = "gelu" }) end,
      ": the nonlinearity is 'tanh' or 'relu', not gelu", {})
wrong("LSTM", function(a, b) return nn.LSTM(4, 5)(a, b) end,
      ": the state is a list of tensors, { h_0, c_0 }, not a tensor",
      { a = { 3, 2, 4 }, b = { 1, 2, 5 } })
wrong("LSTM", function() return nn.LSTM(4, 5, { proj_size = 5 }) end,
      ": proj_size 5 must be below the hidden size 5", {})
wrong("LSTMCell", function(a, b) return nn.LSTMCell(4, 5)(a, { b }) end,
      ": the state is a list of tensors, { h, c }, not a list of 1", { a = { 2, 4 }, b = { 2, 5 } })

return cases
