-- data: where the tensors of a batch come from. A script only declares data; files are read when
-- training or evaluation starts. Relative names are relative to the script's folder.
--
-- Each function returns what model{ data = ... } takes: named inputs, which loss, metrics and
-- predict find in their batch. shuffle = false keeps the order of the samples.
local core = ...
local check = require "tensor.check"
local data = {}

local function fail(format, ...)
  core.fail(format:format(...))
end

-- The inputs that are declared, and the options among them: `shuffle` and others.
local function split_options(what, declared, known)
  if type(declared) ~= "table" then
    fail("%s needs a table of inputs, as in %s{ x = ..., y = ... }", what, what)
  end
  local inputs, options = {}, {}
  for name, input in pairs(declared) do
    inputs[name] = input
  end
  for _, option in ipairs(known) do
    options[option], inputs[option] = inputs[option], nil
  end
  return inputs, check.options(options, known, what)
end

-- 70,000 pictures of clothes, 28 x 28, in 10 classes (Xiao, Rasul and Vollgraf, 2017), as Debian
-- packages them: x in 0 to 1, (batch, 1, 28, 28), and labels y. With normalize = true, x has mean 0
-- and standard deviation 1 over the training pictures: those two numbers were measured there.
function data.fashion_mnist(options)
  options = check.options(options, { "shuffle", "normalize" }, "data.fashion_mnist")
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
  check.options(declared, { "train", "test", "shape", "scale", "shift", "classes", "dtype" }, what)
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
  local inputs, options = split_options("data.idx", declared, { "shuffle" })
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
  return { shuffle = options.shuffle, inputs = read }
end

-- Small data in the script itself, one table entry a sample:
--     data.arrays{ x = {{0, 0}, {0, 1}}, y = { values = {0, 1}, classes = 2 } }
-- Testing uses the same samples, unless tests = N says that the last N are for that alone.
function data.arrays(declared)
  local inputs, options = split_options("data.arrays", declared, { "shuffle", "tests" })
  local read = {}
  for name, input in pairs(inputs) do
    if type(input) ~= "table" then
      fail("data.arrays: input '%s' needs values, as in %s = { 1, 2 }, not %s%s", name, name,
           check.shown(input), core.suggest({ shuffle = true, tests = true }, name))
    end
    local own = { tests = options.tests }
    if input.values == nil then
      input = { values = input }
    end
    check.options(input, { "values", "classes", "dtype" },
                  ("data.arrays: input '%s'"):format(name))
    for field, value in pairs(input) do
      own[field] = value
    end
    read[name] = own
  end
  return { shuffle = options.shuffle, inputs = read }
end

---- tables and texts: one file, a part of which is kept for testing ----

local function whole(what, value, least, most)
  if math.type(value) ~= "integer" or value < least or value > most then
    fail("%s must be a whole number from %d to %d, not %s", what, least, most, tostring(value))
  end
  return value
end

-- The file, and the share of it to test with.
local function file_and_share(what, declared, otherwise)
  if type(declared.file) ~= "string" then
    fail("%s needs file = \"NAME\"", what)
  end
  local share = declared.test or otherwise
  if type(share) ~= "number" or not (share >= 0 and share < 1) then
    fail("%s: test is the share of the data to test with, at least 0 and below 1", what)
  end
  return core.path(declared.file), share
end

-- Columns of a table, cut into rows to train and rows to test with, in the seed's random order.
local function cut_rows(rows_of, columns, rows, share, seed)
  local tests = math.floor(rows * share)
  return {
    shape = { #columns },
    train = core.pick(rows_of, columns, tests, rows - tests, seed),
    test = tests > 0 and core.pick(rows_of, columns, 0, tests, seed) or nil,
  }
end

-- Where the targets are: a table, its column, and the name of its file.
local function find_target(target, path, rows_of, rows, columns)
  if type(target) ~= "string" then
    return rows_of, whole("data.csv: target", target, -columns, columns - 1) % columns, path
  end
  path = core.path(target)
  local targets, target_rows, target_columns = core.csv(path)
  if target_rows ~= rows or target_columns ~= 1 then
    core.data_fault()
    fail("data.csv: %s has %d rows of %d numbers; targets for %d rows are %d rows of 1", path,
         target_rows, target_columns, rows, rows)
  end
  return targets, 0, path
end

-- Turns targets into labels; returns the number of classes.
local function to_labels(y, path)
  local classes = 1
  for _, part in ipairs{ "train", "test" } do
    local own, wrong = 1, nil
    if y[part] then
      own, wrong = core.labels(y[part])
    end
    if not own then
      core.data_fault()
      fail("data.csv: %s: the target %s is no label; labels are 0, 1, 2, ...", path, wrong)
    end
    classes = math.max(classes, own)
  end
  return classes
end

-- A table of numbers, plain or gzipped: CSV, or columns separated by semicolons, tabs or blanks; a
-- header is skipped.
--     data.csv{ file = "iris.csv", labels = true, normalize = true }
-- y is the target, (batch): the column `target`, counted from 0 or from the end (-1, the last
-- one, by default), or the name of a file with one column. x is all other columns, (batch,
-- columns). With labels = true targets are labels, with normalize = true the columns of x have
-- mean 0 and standard deviation 1 over the rows to train with. A share of the rows, test = 0.2,
-- drawn at random with `seed`, is for testing. The result has the number of `columns` of x and,
-- of labels, `classes`.
function data.csv(declared)
  declared = check.options(declared, { "file", "target", "labels", "normalize", "test", "seed",
                                       "shuffle" }, "data.csv")
  local path, share = file_and_share("data.csv", declared, 0.2)
  local seed = whole("data.csv: seed", declared.seed or 0, 0, 1 << 31)
  local rows_of, rows, columns = core.csv(path)
  local targets, column, target_path =
    find_target(declared.target or -1, path, rows_of, rows, columns)
  local others = {}
  for i = 0, columns - 1 do
    if targets ~= rows_of or i ~= column then
      others[#others + 1] = i
    end
  end
  if #others == 0 then
    core.data_fault()
    fail("data.csv: %s has no column beside the target", path)
  end
  local x = cut_rows(rows_of, others, rows, share, seed)
  local y = cut_rows(targets, { column }, rows, share, seed)
  y.shape = {}
  if declared.normalize then
    core.standardize(x.train, x.test)
  end
  if declared.labels then
    y.classes = to_labels(y, target_path)
  end
  return { shuffle = declared.shuffle, inputs = { x = x, y = y }, columns = #others,
           classes = y.classes }
end

-- A text, plain or gzipped, as sequences of characters (bytes, to be exact):
--     data.text{ file = "/usr/share/common-licenses/GPL-3", length = 64 }
-- x are windows of `length` characters, (batch, length), each a place in the `vocabulary`, which
-- is a string: the characters of the text, sorted. y are the characters that follow those of x. A
-- window begins every `step` characters, `length` unless told otherwise. The end of the text, a
-- share of test = 0.1, is for testing; `samples` is the number of windows to train with.
function data.text(declared)
  declared = check.options(declared, { "file", "length", "step", "test", "shuffle" }, "data.text")
  local path, share = file_and_share("data.text", declared, 0.1)
  local length = whole("data.text: length", declared.length, 1, 1 << 20)
  local step = whole("data.text: step", declared.step or length, 1, 1 << 20)
  local text, count, vocabulary = core.text(path)
  local tests = math.floor(count * share)
  if count - tests <= length or tests > 0 and tests <= length then
    core.data_fault()
    fail("data.text: %s: %d characters to train and %d to test; a window of %d needs %d", path,
         count - tests, tests, length, length + 1)
  end
  local x = { shape = { length }, classes = #vocabulary }
  local y = { shape = { length }, classes = #vocabulary }
  local function cut(part, first, characters)
    local windows = (characters - 1 - length) // step + 1
    x[part] = core.windows(text, first, windows, length, step)
    y[part] = core.windows(text, first + 1, windows, length, step)
    return windows
  end
  local samples = cut("train", 0, count - tests)
  if tests > 0 then
    cut("test", count - tests, tests)
  end
  return { shuffle = declared.shuffle, inputs = { x = x, y = y }, vocabulary = vocabulary,
           samples = samples }
end

return core.strict(check.bound(data, "data."), "data")
