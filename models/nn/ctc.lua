-- nn.ctc: the loss of connectionist temporal classification (Graves et al., 2006), for labels that
-- come in the order of the input, at places that nobody knows.
--
-- An alignment gives every time step a label or the blank; of equal labels in a row one is kept, then
-- blanks go. The probability of the labels is the sum over all alignments that become them. With the
-- labels spread out to l = blank, y1, blank, y2, ..., blank, the sum over those that are at place s
-- after step t is
--     alpha[t, s] = p[t, l[s]] (alpha[t-1, s] + alpha[t-1, s-1] + alpha[t-1, s-2]),
-- the last term only where l[s] is a label other than l[s-2]. Here all are logarithms.
local check, tensor = require "tensor.check", require "tensor"
local fail, words = check.fail, check.words
local ctc = {}

-- Stands for the logarithm of 0: what is computed from it has gradients, and they are 0.
local nothing = -1e30

local function check_counts(counts, batch, what)
  if words(check.index(counts, what)) ~= "(" .. batch .. ")" then
    fail("%s: one for each of the %d samples is needed, (%d), not %s", what, batch, batch,
         words(counts))
  end
end

local function check_operands(log_probs, targets, input_lengths, target_lengths, blank)
  check.floats(check.tensor(log_probs, "ctc_loss"), "ctc_loss")
  check.index(targets, "ctc_loss: targets")
  if log_probs:dim() ~= 3 or targets:dim() ~= 2 or targets:size(0) ~= log_probs:size(1) then
    fail("ctc_loss: needs log_probs (steps, batch, classes) and targets (batch, labels), not %s " ..
         "and %s", words(log_probs), words(targets))
  end
  check_counts(input_lengths, targets:size(0), "ctc_loss: input_lengths")
  check_counts(target_lengths, targets:size(0), "ctc_loss: target_lengths")
  if math.type(blank) ~= "integer" or blank < 0 or blank >= log_probs:size(2) then
    fail("ctc_loss: blank is one of the %d classes, not %s", log_probs:size(2), check.shown(blank))
  end
end

-- (batch, 2 labels + 1): the labels with blanks around each, and blanks for those behind the last.
local function spread(targets, lengths, blank)
  local batch, count = targets:size(0), targets:size(1)
  local known = tensor.arange(count):lt(lengths:unsqueeze(1))
  local both = { tensor.full({ batch, count }, blank, "int"), known:where(targets, blank) }
  return tensor.stack(both, 2):flatten(1):pad({ 0, 1 }, { value = blank })
end

-- x with its last axis moved up by some places, and nothing where it was.
local function moved(x, places)
  return x:pad({ places, 0 }, { value = nothing }):narrow(-1, 0, x:size(-1))
end

-- (batch, 2 labels + 1): alpha after the last step of each sample.
local function forward(log_probs, labels, lengths, blank)
  local steps, batch, count = log_probs:size(0), labels:size(0), labels:size(1)
  local skips = labels:ne(blank):logical_and(labels:ne(labels:roll(2, 1)))
  local seen = log_probs:gather(2, labels:unsqueeze(0):expand(steps, batch, count))
  local start = tensor.arange(count):eq(0):where(tensor.zeros_like(seen:select(0, 0)), nothing)
  return tensor.scan(function(alpha, x)
    local came = { alpha, moved(alpha, 1), skips:where(moved(alpha, 2), nothing) }
    local now = tensor.stack(came, 0):logsumexp(0) + x[1]
    return x[2]:lt(lengths):unsqueeze(1):where(now, alpha)
  end, start, { seen:maximum(nothing), tensor.arange(steps) })
end

-- (batch): -log of the probability of all labels; of infinite ones the gradient is 0.
local function negative_log(log_probs, targets, input_lengths, target_lengths, blank)
  local labels = spread(targets, target_lengths, blank)
  local alpha = forward(log_probs, labels, input_lengths, blank)
  local last = (target_lengths * 2):unsqueeze(1) -- the blank at the end, and the label before it
  local label = last:gt(0):where(alpha:gather(1, (last - 1):maximum(0)), nothing)
  local total = alpha:gather(1, last):logaddexp(label):squeeze(1)
  return total:gt(nothing / 2):where(-total, math.huge)
end

-- log_probs (steps, batch, classes), targets (batch, labels), and for each sample how many of its
-- steps and of its labels there are, i32 (batch). Options: blank = 0, the class of no label;
-- reduction, of which "mean" divides each loss by its number of labels first; zero_infinity = true:
-- 0 where there are too few steps for the labels, and not infinity.
function ctc.ctc_loss(log_probs, targets, input_lengths, target_lengths, options)
  local known = { "blank", "reduction", "zero_infinity" }
  options = check.options(options, known, "ctc_loss")
  local blank, reduction = options.blank or 0, options.reduction or "mean"
  check_operands(log_probs, targets, input_lengths, target_lengths, blank)
  local values = negative_log(log_probs, targets, input_lengths, target_lengths, blank)
  if check.boolean(options.zero_infinity, "ctc_loss: zero_infinity") then
    values = values:eq(math.huge):where(0, values)
  end
  if reduction == "none" then
    return values
  elseif reduction == "sum" then
    return values:sum()
  elseif reduction ~= "mean" then
    fail("ctc_loss: reduction is \"mean\", \"sum\" or \"none\", not %s", check.shown(reduction))
  end
  local counts = target_lengths:maximum(1)
  return (values / (log_probs:dtype() == "f64" and counts:double() or counts:float())):mean()
end

return ctc
