-- data: where the tensors of a batch come from. A script only declares data; files are read when
-- training or evaluation starts. Relative names are relative to the script's folder.
--
-- Each function returns what model{ data = ... } takes: named inputs, which loss, metrics and
-- predict find in their batch. shuffle = false keeps the order of the samples.
local core = ...
local data = {}

local function fail(format, ...)
  core.fail(format:format(...))
end

local function check_fields(what, fields, known)
  if type(fields) ~= "table" then
    fail("%s needs a table, not %s", what, type(fields))
  end
  for field in pairs(fields) do
    if known[field] == nil then
      fail("%s has no field '%s'%s", what, tostring(field), core.suggest(known, tostring(field)))
    end
  end
end

-- The declarations apart from the option `shuffle`.
local function split_options(what, declared)
  if type(declared) ~= "table" then
    fail("%s needs a table of inputs, as in %s{ x = ..., y = ... }", what, what)
  end
  local inputs = {}
  for name, input in pairs(declared) do
    if name ~= "shuffle" then
      inputs[name] = input
    end
  end
  if declared.shuffle ~= nil and type(declared.shuffle) ~= "boolean" then
    fail("%s: shuffle is true or false", what)
  end
  return inputs, declared.shuffle
end

-- 70,000 pictures of clothes, 28 x 28, in 10 classes (Xiao, Rasul and Vollgraf, 2017), as Debian
-- packages them: x in 0 to 1, (batch, 1, 28, 28), and labels y. With normalize = true, x has mean 0
-- and standard deviation 1 over the training pictures: those two numbers were measured there.
function data.fashion_mnist(options)
  options = options or {}
  check_fields("data.fashion_mnist", options, { shuffle = true, normalize = true })
  local mean, deviation = 0, 1
  if options.normalize then
    mean, deviation = 0.2860, 0.3530
  end
  local folder = "/usr/share/datasets/fashion-mnist/"
  return {
    shuffle = options.shuffle,
    inputs = {
      x = {
        shape = { 1, 28, 28 },
        scale = 1 / 255 / deviation,
        shift = -mean / deviation,
        train = folder .. "train-images-idx3-ubyte.gz",
        test = folder .. "t10k-images-idx3-ubyte.gz",
      },
      y = {
        shape = {},
        classes = 10,
        train = folder .. "train-labels-idx1-ubyte.gz",
        test = folder .. "t10k-labels-idx1-ubyte.gz",
      },
    },
  }
end

local function same_shape(a, b)
  return #a == #b and table.concat(a, ",", 2) == table.concat(b, ",", 2)
end

-- The input that one pair of files holds, and how many samples they have.
local function idx_input(name, declared)
  local what = ("data.idx: input '%s'"):format(name)
  check_fields(what, declared, { train = 1, test = 1, shape = 1, scale = 1, shift = 1, classes = 1,
                                 dtype = 1 })
  if type(declared.train) ~= "string" then
    fail("%s needs train = \"FILE\"", what)
  end
  local input, counts = {}, {}
  for field, value in pairs(declared) do
    input[field] = value
  end
  input.train = core.path(declared.train)
  local extents = core.idx_shape(input.train)
  counts.train = extents[1]
  if declared.test then
    input.test = core.path(declared.test)
    local test = core.idx_shape(input.test)
    counts.test = test[1]
    if not same_shape(extents, test) then
      core.data_fault()
      fail("%s: samples of the two files differ in shape: %s and %s", what, input.train, input.test)
    end
  end
  input.shape = declared.shape or table.move(extents, 2, #extents, 1, {})
  return input, counts
end

-- IDX files, plain or gzipped, the format of MNIST:
--     data.idx{ x = { train = "images.gz", test = "...", scale = 1/255 },
--               y = { train = "labels.gz", test = "...", classes = 10 } }
-- Only the headers are read now, for the shapes; shape = {1, 28, 28} gives samples another one.
function data.idx(declared)
  local inputs, shuffle = split_options("data.idx", declared)
  local read, first, counts = {}, nil, nil
  for name, input in pairs(inputs) do
    local own
    read[name], own = idx_input(name, input)
    first, counts = first or name, counts or own
    for _, part in ipairs{ "train", "test" } do
      if own[part] ~= counts[part] then
        core.data_fault()
        fail("data.idx: inputs '%s' and '%s' have %s and %s samples in '%s'", first, name,
             tostring(counts[part] or "no"), tostring(own[part] or "no"), part)
      end
    end
  end
  return { shuffle = shuffle, inputs = read }
end

-- Small data in the script itself, one table entry a sample; testing uses the same:
--     data.arrays{ x = {{0, 0}, {0, 1}}, y = { values = {0, 1}, classes = 2 } }
function data.arrays(declared)
  local inputs, shuffle = split_options("data.arrays", declared)
  local read = {}
  for name, input in pairs(inputs) do
    if type(input) == "table" and input.values == nil then
      input = { values = input }
    end
    check_fields(("data.arrays: input '%s'"):format(name), input,
                 { values = 1, classes = 1, dtype = 1 })
    read[name] = input
  end
  return { shuffle = shuffle, inputs = read }
end

return core.strict(data, "data")
