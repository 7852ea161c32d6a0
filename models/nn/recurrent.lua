-- nn.recurrent: RNN, LSTM and GRU, over whole sequences and as cells of one step; names, arguments,
-- parameters, the order of gates and initial values are PyTorch's.
--
-- A step of every kind is a function of a = W_ih x + b_ih, b = W_hh h + b_hh and the state. a does
-- not wait for the state: before the loop, which is a tensor.scan, it is one product for all steps.
local core = ...
local check, module, tensor = require "tensor.check", require "nn.module", require "tensor"
local Dropout = require("nn.dropout").Dropout
local fail, words = check.fail, check.words
local recurrent = {}

---- the kinds: a step from one state, a list of tensors, to the next ----

-- h' = tanh(a + b), or relu
local function rnn_step(a, b, _, nonlinearity)
  local z = a + b
  return { nonlinearity == "relu" and z:relu() or z:tanh() }
end

-- i, f, g, o = sigmoid, sigmoid, tanh, sigmoid of the quarters of a + b
-- c' = f c + i g,  h' = o tanh(c')
local function lstm_step(a, b, state)
  local i, f, g, o = (a + b):chunk(4, -1)
  local c = f:sigmoid() * state[2] + i:sigmoid() * g:tanh()
  return { o:sigmoid() * c:tanh(), c }
end

-- r, z = sigmoid of the first and second thirds of a + b,  n = tanh(a_3 + r b_3)
-- h' = (1 - z) n + z h
local function gru_step(a, b, state)
  local a_r, a_z, a_n = a:chunk(3, -1)
  local b_r, b_z, b_n = b:chunk(3, -1)
  local n = (a_n + (a_r + b_r):sigmoid() * b_n):tanh()
  return { n + (a_z + b_z):sigmoid() * (state[1] - n) }
end

-- gates: widths of a and b in hidden sizes. state: names of the tensors in it. sum: only a + b
-- matters, so that b_hh may as well be added to a.
local kinds = {
  rnn = { gates = 1, state = { "h" }, sum = true, step = rnn_step },
  lstm = { gates = 4, state = { "h", "c" }, sum = true, step = lstm_step },
  gru = { gates = 3, state = { "h" }, step = gru_step },
}

---- what layers and cells have in common ----

-- All start uniform in +-1/sqrt(hidden size). What goes on to the next step and layer is h, or a
-- projection W_hr h of it.
local function add_parameters(self, inputs, suffix)
  local hidden, rows = self.hidden_size, self.kind.gates * self.hidden_size
  local limit = 1 / math.sqrt(hidden)
  local function initial(shape)
    return tensor.uniform(shape, -limit, limit)
  end
  self["weight_ih" .. suffix] = module.Parameter({ rows, inputs }, initial)
  self["weight_hh" .. suffix] = module.Parameter({ rows, self.proj_size or hidden }, initial)
  if self.bias then
    self["bias_ih" .. suffix] = module.Parameter({ rows }, initial)
    self["bias_hh" .. suffix] = module.Parameter({ rows }, initial)
  end
  if self.proj_size then
    self["weight_hr" .. suffix] = module.Parameter({ self.proj_size, hidden }, initial)
  end
end

-- What every constructor takes; returns the options.
local function init(self, kind, inputs, hidden, options, known)
  local name = self._name
  known = { "bias", table.unpack(known) }
  known[#known + 1] = kind == "rnn" and "nonlinearity" or nil
  options = check.options(options, known, name)
  rawset(self, "kind", kinds[kind])
  self.input_size = check.count(inputs, name .. ": the input size")
  self.hidden_size = check.count(hidden, name .. ": the hidden size")
  self.bias = options.bias ~= false
  self.nonlinearity = options.nonlinearity or "tanh"
  if self.nonlinearity ~= "tanh" and self.nonlinearity ~= "relu" then
    fail("%s: the nonlinearity is 'tanh' or 'relu', not %s", name, check.shown(self.nonlinearity))
  end
  return options
end

-- a of one step, or of all.
local function input_part(self, suffix, x)
  local a = x:matmul(self["weight_ih" .. suffix]:t())
  if not self.bias then
    return a
  end
  local bias = self["bias_ih" .. suffix]
  return a + (self.kind.sum and bias + self["bias_hh" .. suffix] or bias)
end

-- The state after a step.
local function step(self, suffix, a, state)
  local b = state[1]:matmul(self["weight_hh" .. suffix]:t())
  if self.bias and not self.kind.sum then
    b = b + self["bias_hh" .. suffix]
  end
  local after = self.kind.step(a, b, state, self.nonlinearity)
  if self.proj_size then
    after[1] = after[1]:matmul(self["weight_hr" .. suffix]:t())
  end
  return after
end

local function check_input(self, x, least, most, axes)
  check.floats(check.tensor(x, self._name), self._name)
  if x:dim() < least or x:dim() > most or x:size(-1) ~= self.input_size then
    fail("%s(%d, %d): the input %s needs to be %s", self._name, self.input_size, self.hidden_size,
         words(x), axes:format(self.input_size, self.input_size))
  end
end

-- What was given as a state, as a list; nil if nothing was.
local function listed(state, name, names, suffix)
  if state == nil or #names == 1 then
    return state ~= nil and { state } or nil
  elseif type(state) ~= "table" or core.is_tensor(state) or #state ~= #names then
    local found = core.is_tensor(state) and "a tensor" or type(state)
    fail("%s: the state is a list of tensors, { h%s, c%s }, not %s", name, suffix, suffix,
         found == "table" and "a list of " .. #state or found)
  end
  return check.items(state, name)
end

-- The state as a list of tensors of these extents and a width, zeros if it is nil.
local function initial_state(self, state, extents, suffix)
  local list, names, name = {}, self.kind.state, self._name
  local given = listed(state, name, names, suffix)
  for i, letter in ipairs(names) do
    local what, shape = letter .. suffix, table.move(extents, 1, #extents, 1, {})
    shape[#shape + 1] = letter == "h" and self.proj_size or self.hidden_size
    list[i] = given and check.tensor(given[i], name .. ": " .. what) or tensor.zeros(shape)
    if words(list[i]) ~= words(shape) then
      fail("%s: %s is %s; with this input it must be %s", name, what, words(list[i]), words(shape))
    end
  end
  return list
end

-- A list of one tensor is the tensor.
local function alone(list)
  return #list == 1 and list[1] or list
end

---- layers over sequences ----

local layer_options = { "num_layers", "batch_first", "dropout", "bidirectional" }

-- The width of a projection, nil if there is none.
local function projection(size, hidden, name)
  if size == nil or size == 0 then
    return nil
  elseif check.count(size, name .. ": proj_size") >= hidden then
    fail("%s: proj_size %d must be below the hidden size %d", name, size, hidden)
  end
  return size
end

local function init_layers(self, kind, inputs, hidden, options)
  local known = kind == "lstm" and { "proj_size", table.unpack(layer_options) } or layer_options
  options = init(self, kind, inputs, hidden, options, known)
  self.proj_size = projection(options.proj_size, hidden, self._name)
  self.num_layers = check.count(options.num_layers or 1, self._name .. ": the number of layers")
  self.batch_first = options.batch_first == true
  self.between = Dropout(options.dropout or 0)
  rawset(self, "suffixes", options.bidirectional and { "", "_reverse" } or { "" })
  for layer = 0, self.num_layers - 1 do
    for _, suffix in ipairs(self.suffixes) do
      add_parameters(self, inputs, "_l" .. layer .. suffix)
    end
    inputs = #self.suffixes * (self.proj_size or hidden)
  end
end

-- One layer in one direction over xs (steps, batch, width): its outputs and its last state.
local function run(self, suffix, xs, state, reverse)
  local last, hs = tensor.scan(function(carry, a)
    local new = step(self, suffix, a, carry)
    return new, new[1]
  end, state, input_part(self, suffix, xs), { reverse = reverse })
  return hs, last
end

-- One layer, the number `layer`, in every direction; `states` has lists of tensors, one for each
-- layer and direction, and after it the last ones.
local function run_directions(self, layer, xs, states)
  local outputs = {}
  for i, suffix in ipairs(self.suffixes) do
    local place = layer * #self.suffixes + i
    outputs[i], states[place] =
      run(self, "_l" .. layer .. suffix, xs, states[place], suffix == "_reverse")
  end
  return tensor.cat(outputs, -1)
end

-- A list of tensors (layers and directions, batch, hidden) as lists of tensors (batch, hidden), one
-- for each layer and direction; and back.
local function unstacked(list, count)
  local states = {}
  for place = 1, count do
    states[place] = {}
    for i, whole in ipairs(list) do
      states[place][i] = whole:select(0, place - 1)
    end
  end
  return states
end

local function stacked(states)
  local list = {}
  for i = 1, #states[1] do
    local parts = {}
    for place, state in ipairs(states) do
      parts[place] = state[i]
    end
    list[i] = tensor.stack(parts, 0)
  end
  return list
end

local function mapped(list, f)
  local results = {}
  for i, x in ipairs(list) do
    results[i] = f(x)
  end
  return results
end

local function run_layers(self, x, state)
  local axes = self.batch_first and "(batch, steps, %d) or (steps, %d)"
               or "(steps, batch, %d) or (steps, %d)"
  check_input(self, x, 2, 3, axes)
  local count, one = self.num_layers * #self.suffixes, x:dim() == 2
  local time = (self.batch_first and not one) and 1 or 0
  local list = initial_state(self, state, { count, not one and x:size(1 - time) or nil }, "_0")
  if one then
    x = x:unsqueeze(1)
    list = mapped(list, function(s) return s:unsqueeze(1) end)
  elseif time == 1 then
    x = x:transpose(0, 1)
  end
  local states = unstacked(list, count)
  for layer = 0, self.num_layers - 1 do
    x = run_directions(self, layer, layer > 0 and self.between(x) or x, states)
  end
  list = stacked(states)
  if one then
    return x:squeeze(1), alone(mapped(list, function(s) return s:squeeze(1) end))
  end
  return time == 1 and x:transpose(0, 1) or x, alone(list)
end

recurrent.RNN = module.class "RNN"

-- h' = tanh(W_ih x + b_ih + W_hh h + b_hh) over sequences x (steps, batch, input size), or (steps,
-- input size). local y, h_n = rnn(x, h_0): y (steps, batch, hidden size) are all h of the last
-- layer, h_n (layers, batch, hidden size) is the last h of every layer; h_0, like h_n, is zeros
-- unless given. Options: nonlinearity = "relu"; num_layers; bias = false; batch_first = true: x and
-- y are (batch, steps, ...); dropout, a probability for the outputs of all layers but the last;
-- bidirectional = true: every layer also runs from the end, with weights of its own, and its
-- outputs stand behind the others in y, its h_n behind the layer's.
function recurrent.RNN:init(input_size, hidden_size, options)
  init_layers(self, "rnn", input_size, hidden_size, options)
end

recurrent.LSTM = module.class "LSTM"

-- As RNN, with i, f, o = sigmoid, g = tanh of W_ih x + b_ih + W_hh h + b_hh each, c' = f c + i g
-- and h' = o tanh(c') (Hochreiter and Schmidhuber, 1997; Gers et al., 2000). The weights are one
-- below the other, in the order i, f, g, o; a state is a list: local y, state = lstm(x, { h, c }).
-- Option proj_size: h' is W_hr (o tanh(c')), of that many numbers (Sak et al., 2014).
function recurrent.LSTM:init(input_size, hidden_size, options)
  init_layers(self, "lstm", input_size, hidden_size, options)
end

recurrent.GRU = module.class "GRU"

-- As RNN, with r, z = sigmoid of W_ih x + b_ih + W_hh h + b_hh each, n = tanh(W_ih x + b_ih +
-- r (W_hh h + b_hh)) and h' = (1 - z) n + z h (Cho et al., 2014). The weights are one below the
-- other, in the order r, z, n.
function recurrent.GRU:init(input_size, hidden_size, options)
  init_layers(self, "gru", input_size, hidden_size, options)
end

recurrent.RNN.forward, recurrent.LSTM.forward, recurrent.GRU.forward =
  run_layers, run_layers, run_layers

---- cells ----

local function init_cell(self, kind, inputs, hidden, options)
  init(self, kind, inputs, hidden, options, {})
  add_parameters(self, inputs, "")
end

local function run_cell(self, x, state)
  check_input(self, x, 1, 2, "(batch, %d) or (%d)")
  local list = initial_state(self, state, { x:dim() == 2 and x:size(0) or nil }, "")
  return table.unpack(step(self, "", input_part(self, "", x), list))
end

recurrent.RNNCell = module.class "RNNCell"

-- One step of RNN: h = cell(x, h), x (batch, input size) or (input size). h is zeros unless given.
-- Options: nonlinearity = "relu"; bias = false.
function recurrent.RNNCell:init(input_size, hidden_size, options)
  init_cell(self, "rnn", input_size, hidden_size, options)
end

recurrent.LSTMCell = module.class "LSTMCell"

-- One step of LSTM: h, c = cell(x, { h, c }). Option: bias = false.
function recurrent.LSTMCell:init(input_size, hidden_size, options)
  init_cell(self, "lstm", input_size, hidden_size, options)
end

recurrent.GRUCell = module.class "GRUCell"

-- One step of GRU: h = cell(x, h). Option: bias = false.
function recurrent.GRUCell:init(input_size, hidden_size, options)
  init_cell(self, "gru", input_size, hidden_size, options)
end

recurrent.RNNCell.forward, recurrent.LSTMCell.forward, recurrent.GRUCell.forward =
  run_cell, run_cell, run_cell

return recurrent
