-- The first call gets as far as to the vocabulary, and leaves a loss behind.
pcall(model, { loss = print, run = print, generate = { vocabulary = "", step = print } })
return model { -- error: model{} is called a second time
  inputs = { x = { shape = { 3 } } }, predict = function(batch) return batch.x end,
}
