return model{ generate = "abc" } -- error: model: generate is a table, as in { state = ..., step = ... }
