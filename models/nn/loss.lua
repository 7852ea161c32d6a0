-- nn.loss: losses and metrics.
local check = require "tensor.check"
local fail = check.fail
local loss = {}

local function check_labels(logits, labels, what)
  check.tensor(logits, what)
  check.tensor(labels, what)
  if logits:dim() ~= 2 or labels:dim() ~= 1 or logits:size(0) ~= labels:size(0) then
    fail("%s: needs logits (batch, classes) and labels (batch), not %s and %s", what,
         tostring(logits), tostring(labels))
  end
  if labels:dtype() ~= "i32" then
    fail("%s: labels are i32, not %s; cast with :int()", what, labels:dtype())
  end
end

-- Mean over the batch of -log softmax(logits)[label].
function loss.cross_entropy(logits, labels)
  check_labels(logits, labels, "cross_entropy")
  local is_label = labels:one_hot(logits:size(1))
  return (-is_label:where(logits:log_softmax(-1), 0):sum(-1)):mean()
end

-- The share of samples whose largest logit is the label's.
function loss.accuracy(logits, labels)
  check_labels(logits, labels, "accuracy")
  return logits:argmax(-1):eq(labels):float():mean()
end

function loss.mse(prediction, target)
  check.same_shape(prediction, target, "mse")
  return (prediction - target):square():mean()
end

function loss.l1(prediction, target)
  check.same_shape(prediction, target, "l1")
  return (prediction - target):abs():mean()
end

-- Mean of -log of the probability of targets 0 or 1: softplus(x) - x y
function loss.binary_cross_entropy(logits, targets)
  check.same_shape(logits, targets, "binary_cross_entropy")
  return (logits:softplus() - logits * targets):mean()
end

return loss
