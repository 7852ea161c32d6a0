-- nn.loss: losses and metrics. A loss has a value for every sample or element, of which it returns
-- the mean; the option reduction = "sum" gives the sum, "none" the values themselves. Names,
-- arguments and defaults are those of torch.nn.functional, but for ignore_index, which is none
-- unless given. Input and target have the same shape: nothing broadcasts, since (n, 1) against (n)
-- would silently compare everything with everything.
local core = ...
local check, tensor = require "tensor.check", require "tensor"
local distance, with_gradient = require "nn.distance", require "tensor.formula"
local fail, words = check.fail, check.words
local loss = {}

---- arguments ----

-- Options are those known, and reduction.
local function options_of(options, known, what)
  table.insert(known, "reduction")
  options = check.options(options, known, what)
  local reduction = options.reduction
  if reduction ~= nil and reduction ~= "mean" and reduction ~= "sum" and reduction ~= "none" and
     not (reduction == "batchmean" and what == "kl_div") then
    fail("%s: reduction is \"mean\", \"sum\" or \"none\"%s, not %s", what,
         what == "kl_div" and ", or \"batchmean\"" or "", check.shown(reduction))
  end
  return options
end

local function reduced(values, options)
  if options.reduction == "none" then
    return values
  elseif options.reduction == "sum" then
    return values:sum()
  elseif options.reduction == "batchmean" then
    return values:sum() / values:size(0)
  end
  return values:mean()
end

local function number(options, name, default, what)
  local value = options[name]
  if value == nil then
    return default
  elseif type(value) ~= "number" then
    fail("%s: %s must be a number, not %s", what, name, type(value))
  end
  return value
end

local function positive(options, name, default, what)
  local value = number(options, name, default, what)
  if not (value > 0) then
    fail("%s: %s must be above 0, not %s", what, name, check.shown(value))
  end
  return value
end

local function check_pair(input, target, what)
  check.floats(check.tensor(input, what), what)
  check.floats(check.tensor(target, what), what)
  check.same_shape(input, target, what)
end

-- The weight of each class on the last axis of x: a list of numbers or a tensor.
local function class_weights(weight, x, what)
  local classes = x:size(-1)
  if weight == nil then
    return nil
  elseif type(weight) ~= "table" and not core.is_tensor(weight) then
    fail("%s: weight is a tensor or a list of numbers, not %s", what, type(weight))
  end
  local count = core.is_tensor(weight) and words(weight) or "(" .. #weight .. ")"
  if count ~= "(" .. classes .. ")" then
    fail("%s: the weight %s must have an element for each of the %d classes", what, count, classes)
  end
  if core.is_tensor(weight) then
    check.one_dtype(what, x, weight)
    return weight
  end
  check.items(weight, what .. ": weight")
  for i = 1, #weight do
    if type(weight[i]) ~= "number" then
      fail("%s: the weight of class %d is a %s, not a number", what, i - 1, type(weight[i]))
    end
  end
  return tensor.tensor(weight, check.float_of(x))
end

---- of classes ----

-- The axis of the classes is 1, or 0 where there is no batch; it is put last, where sums are fast.
local function classes_last(x)
  if x:dim() <= 2 then
    return x
  end
  local axes = { 0 }
  for axis = 2, x:dim() - 1 do
    axes[axis] = axis
  end
  axes[#axes + 1] = 1
  return x:permute(axes)
end

-- Labels are whole numbers, of the shape of the input without its classes.
local function check_labels(input, labels, what)
  check.tensor(input, what)
  check.tensor(labels, what)
  check.floats(input, what)
  local shape = input:shape()
  table.remove(shape, math.min(#shape, 2))
  if input:dim() == 0 or words(shape) ~= words(labels) then
    fail("%s: the input %s, (batch, classes, ...), needs labels %s, (batch, ...), not %s", what,
         words(input), words(shape), words(labels))
  end
  if labels:dtype() ~= "i32" then
    fail("%s: labels are i32, not %s; cast with :int()", what, labels:dtype())
  end
end

-- Whether each class is the label; and for the places where it is not a number that adds nothing,
-- unless the label is not a class at all: then NaN, for no loss may be fine with that.
local function places_of(labels, x)
  local classes, label = x:size(-1), labels:unsqueeze(-1)
  local is_class = label:ge(0):logical_and(label:lt(classes))
  local is_label, zero = labels:one_hot(classes), tensor.zeros({}, check.float_of(x))
  return is_label, is_class:where(zero, 0 / 0)
end

-- From logarithms of probabilities (..., classes): -weight[label] log p[label], of which the part
-- `smoothing` goes to all classes alike.
local function negative_log_likelihood(log_p, labels, options, smoothing, what)
  local classes = log_p:size(-1)
  local weight = class_weights(options.weight, log_p, what)
  local is_label, others = places_of(labels, log_p)
  local chosen = log_p
  if smoothing > 0 then
    local share = smoothing / classes
    chosen, others = log_p * (1 - smoothing + share), log_p * share + others
  end
  local part = is_label:where(chosen, others)
  local values = -(weight and part * weight or part):sum(-1)
  local ignored = options.ignore_index and labels:eq(options.ignore_index)
  if ignored then
    values = ignored:where(0, values)
  end
  if (options.reduction or "mean") ~= "mean" or not (weight or ignored) then
    return reduced(values, options)
  end
  local counted = weight and is_label:where(weight, 0):sum(-1) or
                  tensor.ones(labels:shape(), check.float_of(log_p))
  return values:sum() / (ignored and ignored:where(0, counted) or counted):sum()
end

local function check_ignored(options, labels, what)
  if options.ignore_index ~= nil then
    check.integer(options.ignore_index, what .. ": ignore_index")
    check.one_dtype(what .. ": ignore_index", labels, options.ignore_index)
  end
end

-- Minus log p of the label, from logarithms of probabilities (batch, classes, ...), such as
-- log_softmax gives, and labels (batch, ...), i32. Options: weight, one for each class (the mean is
-- then a weighted one); ignore_index, a label that does not count (none unless given; a label
-- outside 0..classes-1 that is not ignored makes the loss NaN); reduction.
function loss.nll_loss(log_p, labels, options)
  options = options_of(options, { "weight", "ignore_index" }, "nll_loss")
  check_labels(log_p, labels, "nll_loss")
  check_ignored(options, labels, "nll_loss")
  return negative_log_likelihood(classes_last(log_p), labels, options, 0, "nll_loss")
end

-- Of the probabilities `target`: -sum of weight target log p, over the classes.
local function soft_cross_entropy(log_p, target, options, smoothing, what)
  local weight = class_weights(options.weight, log_p, what)
  if smoothing > 0 then
    target = target * (1 - smoothing) + smoothing / log_p:size(-1)
  end
  local part = log_p * target
  return reduced(-(weight and part * weight or part):sum(-1), options)
end

-- nll_loss of log_softmax(logits). The target is labels (batch, ...), i32, or probabilities of the
-- logits' shape. Options: those of nll_loss, and label_smoothing, the part of a label that goes to
-- all classes alike.
function loss.cross_entropy(logits, target, options)
  local what = "cross_entropy"
  options = options_of(options, { "weight", "ignore_index", "label_smoothing" }, what)
  check.tensor(logits, what)
  check.tensor(target, what)
  check.floats(logits, what)
  local smoothing = number(options, "label_smoothing", 0, what)
  if not (smoothing >= 0 and smoothing <= 1) then
    fail("%s: label_smoothing must be from 0 to 1, not %s", what, check.shown(smoothing))
  end
  local soft = logits:dim() > 0 and words(logits) == words(target)
               and target:dtype() == logits:dtype()
  if not soft then
    check_labels(logits, target, what)
  elseif options.ignore_index then
    fail("%s: ignore_index is for labels, not for probabilities %s", what, words(target))
  end
  check_ignored(options, target, what)
  local log_p = classes_last(logits):log_softmax(-1)
  if soft then
    return soft_cross_entropy(log_p, classes_last(target), options, smoothing, what)
  end
  return negative_log_likelihood(log_p, target, options, smoothing, what)
end

-- The share of samples whose largest logit is the label's: logits (batch, classes, ...), labels
-- (batch, ...).
function loss.accuracy(logits, labels)
  check_labels(logits, labels, "accuracy")
  return classes_last(logits):argmax(-1):eq(labels):float():mean()
end

---- of a difference ----

-- (input - target)^2. Option reduction.
function loss.mse_loss(input, target, options)
  options = options_of(options, {}, "mse_loss")
  check_pair(input, target, "mse_loss")
  return reduced((input - target):square(), options)
end

-- |input - target|. Option reduction.
function loss.l1_loss(input, target, options)
  options = options_of(options, {}, "l1_loss")
  check_pair(input, target, "l1_loss")
  return reduced((input - target):abs(), options)
end

-- d^2 / 2 up to |d| = limit, and from there on the tangent, limit (|d| - limit / 2), are the product
-- of c and d - c / 2, where c is d, cut off there. Its gradient is c, also where d is infinite.
local function cut_square(d, limit)
  local c = d:clamp(-limit, limit)
  return c, d - c * 0.5
end

-- d^2 / 2 up to |d| = delta, from there on the tangent, delta (|d| - delta / 2). Option delta = 1.
function loss.huber_loss(input, target, options)
  options = options_of(options, { "delta" }, "huber_loss")
  check_pair(input, target, "huber_loss")
  local delta = positive(options, "delta", 1, "huber_loss")
  local c, rest = cut_square(input - target, delta)
  return reduced(c * rest, options)
end

-- d^2 / (2 beta) up to |d| = beta, from there on the tangent, |d| - beta / 2; beta = 0: l1_loss.
-- Option beta = 1.
function loss.smooth_l1_loss(input, target, options)
  options = options_of(options, { "beta" }, "smooth_l1_loss")
  check_pair(input, target, "smooth_l1_loss")
  if options.beta == 0 then
    return reduced((input - target):abs(), options)
  end
  local beta = positive(options, "beta", 1, "smooth_l1_loss")
  local c, rest = cut_square(input - target, beta)
  return reduced(c / beta * rest, options)
end

---- of probabilities and rates ----

-- The values times a weight that broadcasts to them; nil is 1.
local function weighted(values, weight, what)
  if weight == nil then
    return values
  end
  check.broadcasts_to(weight, values, what)
  check.one_dtype(what, values, weight)
  return values * weight
end

-- log p, cut off at -100.
local function bounded_log(p)
  local some = p:gt(math.exp(-100))
  return some:where(some:where(p, 1):log(), -100)
end

-- Minus (t log p + (1 - t) log(1 - p)). By p: g (p - t) / (p (1 - p)), the divisor at least 1e-12
-- (as a float, as in PyTorch), so that the cut at p = 0 and p = 1 does not end all learning; by t:
-- g (log(1 - p) - log p).
local smallest_divisor = 9.999999960041972e-13

local function binary_entropy(p, t)
  return -(t * bounded_log(p) + (1 - t) * bounded_log(1 - p))
end

local function binary_entropy_gradients(g, p, t)
  local by_p = g * (p - t) / (p * (1 - p)):maximum(smallest_divisor)
  return by_p, g * (bounded_log(1 - p) - bounded_log(p))
end

-- Minus w (t log p + (1 - t) log(1 - p)) of probabilities p and targets t in 0..1. The logarithms
-- are cut off at -100, so that p = 0 and p = 1 give a number. Options: weight, a tensor that
-- broadcasts; reduction.
function loss.binary_cross_entropy(input, target, options)
  local what = "binary_cross_entropy"
  options = options_of(options, { "weight" }, what)
  check_pair(input, target, what)
  local values = with_gradient(binary_entropy, binary_entropy_gradients, input, target)
  return reduced(weighted(values, options.weight, what .. ": the weight"), options)
end

local function logit_entropy(x, t)
  return x:softplus() - x * t
end

-- binary_cross_entropy of sigmoid(x) for logits x: log(1 + e^x) - x t, exact for all x. Options:
-- weight, a tensor that broadcasts; pos_weight, the weight of the targets 1, likewise; reduction.
function loss.binary_cross_entropy_with_logits(input, target, options)
  local what = "binary_cross_entropy_with_logits"
  options = options_of(options, { "weight", "pos_weight" }, what)
  check_pair(input, target, what)
  local values = logit_entropy(input, target)
  if options.pos_weight then
    local more = weighted(target, options.pos_weight, what .. ": the pos_weight") - target
    values = values + more * (-input):softplus()
  end
  return reduced(weighted(values, options.weight, what .. ": the weight"), options)
end

-- The mean over the classes, the last axis, of binary_cross_entropy_with_logits. Options: weight, a
-- tensor that broadcasts; reduction.
function loss.multilabel_soft_margin_loss(input, target, options)
  local what = "multilabel_soft_margin_loss"
  options = options_of(options, { "weight" }, what)
  check_pair(input, target, what)
  if input:dim() == 0 then
    fail("%s: needs (batch, classes), not a scalar", what)
  end
  local values = weighted(logit_entropy(input, target), options.weight, what .. ": the weight")
  return reduced(values:mean(-1), options)
end

-- t (log t - x), 0 where t = 0: the divergence of the target t from e^x. Options: log_target = true
-- if the target is log t; reduction, "batchmean" too: the sum divided by the extent of axis 0.
function loss.kl_div(input, target, options)
  options = options_of(options, { "log_target" }, "kl_div")
  check_pair(input, target, "kl_div")
  if options.log_target then
    return reduced(target:exp() * (target - input), options)
  end
  return reduced(target * (target:eq(0):where(1, target):log() - input), options)
end

-- Of a Poisson distribution of rate e^x (log_input = true) or x: e^x - t x, or x - t log(x + eps).
-- Options: log_input = true; full = false: adds Stirling's log t! where t > 1; eps = 1e-8.
function loss.poisson_nll_loss(input, target, options)
  local what = "poisson_nll_loss"
  options = options_of(options, { "log_input", "full", "eps" }, what)
  check_pair(input, target, what)
  local values
  if options.log_input == false then
    values = input - target * (input + positive(options, "eps", 1e-8, what)):log()
  else
    values = input:exp() - target * input
  end
  if options.full then
    local large = target:gt(1)
    local t = large:where(target, 1)
    local factorial = t * t:log() - t + (t * (2 * math.pi)):log() * 0.5
    values = values + large:where(factorial, 0)
  end
  return reduced(values, options)
end

-- Of a normal distribution: (log v + (x - t)^2 / v) / 2, for the variance v, of the input's shape,
-- or one for its last axis. Variances below eps count as eps; the gradient does not see that.
-- Options: full = false: adds log(2 pi) / 2; eps = 1e-6.
function loss.gaussian_nll_loss(input, target, var, options)
  local what = "gaussian_nll_loss"
  options = options_of(options, { "full", "eps" }, what)
  check_pair(input, target, what)
  check.one_dtype(what, input, check.tensor(var, what .. ": var"))
  local shape = input:shape()
  if words(var) ~= words(shape) then
    shape[#shape] = 1
    local one = words(shape)
    table.remove(shape)
    if input:dim() == 0 or (words(var) ~= one and words(var) ~= words(shape)) then
      fail("%s: var %s must have the shape of the input %s, or one element for its last axis", what,
           words(var), words(input))
    end
    shape[#shape + 1] = 1
    var = var:reshape(shape)
  end
  local eps = positive(options, "eps", 1e-6, what)
  local v = var + (var:maximum(eps) - var):detach()
  local values = (v:log() + (input - target):square() / v) * 0.5
  return reduced(options.full and values + 0.5 * math.log(2 * math.pi) or values, options)
end

---- of margins ----

-- max(0, a): the gradient passes at a = 0, as PyTorch's clamp lets it.
local function above_zero(a)
  return a:lt(0):where(0, a)
end

-- x where t = 1, max(0, margin - x) where t = -1, and their sum elsewhere. Option margin = 1.
function loss.hinge_embedding_loss(input, target, options)
  options = options_of(options, { "margin" }, "hinge_embedding_loss")
  check_pair(input, target, "hinge_embedding_loss")
  local margin = number(options, "margin", 1, "hinge_embedding_loss")
  local far = target:eq(1):where(0, above_zero(margin - input))
  return reduced(target:eq(-1):where(0, input) + far, options)
end

-- max(0, -t (a - b) + margin): t = 1 asks for a above b, t = -1 for the opposite. Option
-- margin = 0.
function loss.margin_ranking_loss(input1, input2, target, options)
  options = options_of(options, { "margin" }, "margin_ranking_loss")
  check_pair(input1, input2, "margin_ranking_loss")
  check_pair(input1, target, "margin_ranking_loss")
  local margin = number(options, "margin", 0, "margin_ranking_loss")
  return reduced(above_zero(target * (input2 - input1) + margin), options)
end

-- log(1 + e^(-t x)) for t = 1 or -1.
function loss.soft_margin_loss(input, target, options)
  options = options_of(options, {}, "soft_margin_loss")
  check_pair(input, target, "soft_margin_loss")
  return reduced((-target * input):softplus(), options)
end

-- Mean over the classes other than the label of max(0, margin - x[label] + x[class])^p. Options:
-- p = 1, or 2; margin = 1; weight, a number for each class, by label; reduction.
function loss.multi_margin_loss(input, labels, options)
  local what = "multi_margin_loss"
  options = options_of(options, { "p", "margin", "weight" }, what)
  check_labels(input, labels, what)
  if input:dim() > 2 then
    fail("%s: the input %s has more axes than (batch, classes)", what, words(input))
  elseif options.p ~= nil and options.p ~= 1 and options.p ~= 2 then
    fail("%s: p is 1 or 2, not %s", what, check.shown(options.p))
  end
  local margin = number(options, "margin", 1, what)
  local weight = class_weights(options.weight, input, what)
  local is_label, others = places_of(labels, input)
  local excess = input - is_label:where(input, others):sum(-1, true) + margin
  local short = is_label:where(0, excess:le(0):where(0, excess))
  short = options.p == 2 and short:square() or short
  if weight then
    short = short * is_label:where(weight, 0):sum(-1, true)
  end
  return reduced(short:mean(-1), options)
end

-- The sum of max(0, 1 - x[label] + x[class]) over the labels of a sample and over the classes that
-- are none of them, divided by the number of classes. The labels, i32 of the input's shape, which
-- is (batch, classes) or (classes), end before the first that is below 0. Option reduction.
function loss.multilabel_margin_loss(input, labels, options)
  local what = "multilabel_margin_loss"
  options = options_of(options, {}, what)
  check.floats(check.tensor(input, what), what)
  check.index(labels, what)
  local rank = input:dim()
  if rank < 1 or rank > 2 or words(labels) ~= words(input) then
    fail("%s: needs an input (batch, classes) and labels of that shape, not %s and %s", what,
         words(input), words(labels))
  end
  local counts = labels:lt(0):int():cumsum(-1):eq(0):unsqueeze(-1)
  local is_label = labels:one_hot(input:size(-1)):logical_and(counts)
  local chosen = core.gather(input, rank - 1, labels:maximum(0)) -- NaN where it is no class
  local excess = input:unsqueeze(-2) - chosen:unsqueeze(-1) + 1
  local other = is_label:any(-2, true):logical_not():logical_and(counts)
  local short = other:where(excess:le(0):where(0, excess), 0)
  return reduced(short:sum{ -2, -1 } / input:size(-1), options)
end

---- of distances ----

-- 1 - cos where t = 1, max(0, cos - margin) where t = -1, for the cosine between vectors of two
-- inputs (batch, n) and targets (batch), or (n) and (). Option margin = 0.
function loss.cosine_embedding_loss(input1, input2, target, options)
  local what = "cosine_embedding_loss"
  options = options_of(options, { "margin" }, what)
  check_pair(input1, input2, what)
  check.tensor(target, what)
  local batch = input1:shape()
  table.remove(batch)
  if input1:dim() < 1 or input1:dim() > 2 or words(batch) ~= words(target) then
    fail("%s: needs inputs (batch, n) and a target (batch), or (n) and (), not %s and %s", what,
         words(input1), words(target))
  end
  local function square(a)
    return a:square():sum(-1) + 1e-12
  end
  local cos = (input1 * input2):sum(-1) / (square(input1) * square(input2)):sqrt()
  local far = above_zero(cos - number(options, "margin", 0, what))
  return reduced(target:eq(1):where(1 - cos, target:eq(-1):where(far, 0)), options)
end

-- max(0, far(anchor, positive) - far(anchor, negative) + margin); with the option swap,
-- far(positive, negative) where that is smaller than the second.
local function triplet(anchor, positive, negative, far, options, what)
  local near, wide = far(anchor, positive), far(anchor, negative)
  if options.swap then
    wide = wide:minimum(far(positive, negative))
  end
  return reduced(above_zero(near - wide + number(options, "margin", 1, what)), options)
end

-- max(0, |anchor - positive| - |anchor - negative| + margin), by pairwise_distance over the last
-- axis. Options: margin = 1; p = 2; eps = 1e-6; swap = true takes
-- |positive - negative| for |anchor - negative| where it is smaller.
function loss.triplet_margin_loss(anchor, positive, negative, options)
  local what = "triplet_margin_loss"
  options = options_of(options, { "margin", "p", "eps", "swap" }, what)
  check_pair(anchor, positive, what)
  check_pair(anchor, negative, what)
  local p, eps = number(options, "p", 2, what), number(options, "eps", 1e-6, what)
  if not (p >= 0 and eps >= 0) then
    fail("%s: p and eps must be at least 0, not %s and %s", what, check.shown(p), check.shown(eps))
  end
  local function far(a, b)
    return distance.pairwise_distance(a, b, { p = p, eps = eps })
  end
  return triplet(anchor, positive, negative, far, options, what)
end

-- The same by a distance of one's own. Options: distance_function, of two tensors, by default
-- pairwise_distance; margin = 1; swap = true, as above.
function loss.triplet_margin_with_distance_loss(anchor, positive, negative, options)
  local what = "triplet_margin_with_distance_loss"
  options = options_of(options, { "distance_function", "margin", "swap" }, what)
  check_pair(anchor, positive, what)
  check_pair(anchor, negative, what)
  local f = options.distance_function or distance.pairwise_distance
  check.callable(f, what, "a function as the distance_function")
  local function far(a, b)
    return check.tensor(f(a, b), what .. ": the distance_function's result")
  end
  return triplet(anchor, positive, negative, far, options, what)
end

---- short names ----

check.bound(loss, "") -- under the full names, so that both names are of one function
for short, full in pairs{
  nll = "nll_loss", mse = "mse_loss", l1 = "l1_loss", huber = "huber_loss",
  smooth_l1 = "smooth_l1_loss", bce = "binary_cross_entropy",
  bce_with_logits = "binary_cross_entropy_with_logits", hinge = "hinge_embedding_loss",
  triplet = "triplet_margin_loss",
} do
  loss[short] = loss[full]
end

return loss
