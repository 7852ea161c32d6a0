return model { inputs = { x = { shap = {} } } } -- error: input 'x' has no field 'shap'; did you mean 'shape'?
