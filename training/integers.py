"""A float ONNX graph → one that multiplies integers: a third of the time, on any processor.

Every large matrix becomes whole numbers with a scale a column; what comes in is scaled **token by token**: a few tokens
have activations a hundred times those of their neighbours, and one scale for a whole window (onnxruntime's own dynamic
int8) costs eight points of who-what-whom. Weights keep seven bits: on processors without VNNI the products of eight bits
overflow their sums, and a file should read the same everywhere.
"""

from __future__ import annotations

import pathlib

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper

LEAST = 10_000
"""Entries of the smallest matrix that becomes integers: biases and norms weigh nothing and matter."""
WEIGHT_MOST = 63
"""Seven bits: two products of 255 x 63 still fit the 16 bits in which AVX2 sums them."""
TABLE_MOST = 127
ACTIVATION_MOST, ZERO = 127, 128
"""Activations are unsigned bytes around `ZERO`, as the fast kernels want them."""


def integers(plain: pathlib.Path, target: pathlib.Path) -> None:
    """Writes `target`, the model in `plain` with its matrices as ``NAME.int8`` and ``NAME.scale``.

    The matrices must stand in the graph as torch names and turns them (export without constant folding).
    """
    model = onnx.load(plain)
    Rewriting(model.graph).done()
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    onnx.save(model, target)


def matrices(path: pathlib.Path) -> dict[str, np.ndarray]:
    """The float matrices and vectors of a file that `integers` wrote, by name, as torch turns them."""
    found = {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load(path).graph.initializer}
    for name in [name.removesuffix(".int8") for name in found if name.endswith(".int8")]:
        small, scale = found.pop(f"{name}.int8").astype(np.float32), found.pop(f"{name}.scale")
        # Tables have a scale a row and lie as torch has them; factors a scale a column, and are turned.
        found[name] = small * scale if scale.ndim == 2 else (small * scale).T
    return found


class Rewriting:
    """One graph on its way to integers."""

    def __init__(self, graph: onnx.GraphProto) -> None:
        self.graph = graph
        self.tensors = {tensor.name: tensor for tensor in graph.initializer}
        self.turned = {  # the matrix behind each transposed weight
            node.output[0]: node.input[0]
            for node in graph.node
            if node.op_type == "Transpose" and node.input[0] in self.tensors
        }
        self.scaled: dict[str, tuple[str, str]] = {}
        self.nodes: list[NodeProto] = []

    def done(self) -> None:
        self._constant("least", np.array(1e-6, np.float32))
        self._constant("step", np.array(1 / ACTIVATION_MOST, np.float32))
        self._constant("zero", np.array(ZERO, np.uint8))
        for node in self.graph.node:
            if node.op_type == "MatMul" and self._large(self.turned.get(node.input[1], "")):
                self._product(node)
            elif node.op_type == "Gather" and self._large(node.input[0]):
                self._table(node)
            else:
                self.nodes.append(node)
        used = {name for node in self.nodes if node.op_type != "Transpose" for name in node.input}
        del self.graph.node[:]
        self.graph.node.extend(node for node in self.nodes if node.op_type != "Transpose" or node.output[0] in used)
        used = {name for node in self.graph.node for name in node.input}
        del self.graph.initializer[:]
        self.graph.initializer.extend(tensor for name, tensor in self.tensors.items() if name in used)

    def _constant(self, name: str, values: np.ndarray) -> str:
        self.tensors[name] = numpy_helper.from_array(values, name)
        return name

    def _large(self, name: str) -> bool:
        tensor = self.tensors.get(name)
        return tensor is not None and tensor.data_type == TensorProto.FLOAT and len(tensor.dims) == 2 and int(np.prod(tensor.dims)) >= LEAST  # fmt: skip

    def _product(self, node: NodeProto) -> None:
        name = self.turned[node.input[1]]
        if f"{name}.int8" not in self.tensors:
            values = numpy_helper.to_array(self.tensors[name]).T
            scale = np.maximum(np.abs(values).max(0), 1e-8) / WEIGHT_MOST
            self._constant(f"{name}.int8", np.round(values / scale).astype(np.int8))
            self._constant(f"{name}.scale", scale.astype(np.float32))
        small, largest = self._activation(node.input[0])
        out = node.output[0]
        factors = [small, f"{name}.int8", "step", f"{name}.scale", "zero"]
        self.nodes.append(
            helper.make_node("MatMulIntegerToFloat", factors, [f"{out}.unit"], domain="com.microsoft", name=f"{out}.product")
        )  # fmt: skip
        self.nodes.append(helper.make_node("Mul", [f"{out}.unit", largest], [out], name=f"{out}.back"))

    def _activation(self, name: str) -> tuple[str, str]:
        """The input `name` as bytes, and each token's largest value; made once for all products that share it."""
        if name not in self.scaled:
            steps = (
                ("Abs", [name], "abs", {}),
                ("ReduceMax", [f"{name}.abs"], "peak", {"axes": [-1], "keepdims": 1}),
                ("Max", [f"{name}.peak", "least"], "largest", {}),
                ("Div", [name, f"{name}.largest"], "even", {}),
                ("QuantizeLinear", [f"{name}.even", "step", "zero"], "bytes", {}),
            )
            for kind, inputs, suffix, settings in steps:
                self.nodes.append(
                    helper.make_node(kind, inputs, [f"{name}.{suffix}"], name=f"{name}.{suffix}.node", **settings)
                )
            self.scaled[name] = f"{name}.bytes", f"{name}.largest"
        return self.scaled[name]

    def _table(self, node: NodeProto) -> None:
        """Rows of an embedding: looked up as bytes, scaled after."""
        name, out = node.input[0], node.output[0]
        values = numpy_helper.to_array(self.tensors[name])
        scale = np.maximum(np.abs(values).max(1, keepdims=True), 1e-8) / TABLE_MOST
        self._constant(f"{name}.int8", np.round(values / scale).astype(np.int8))
        self._constant(f"{name}.scale", scale.astype(np.float32))
        for part in ("int8", "scale"):
            self.nodes.append(helper.make_node("Gather", [f"{name}.{part}", node.input[1]], [f"{out}.{part}"], axis=0, name=f"{out}.{part}.rows"))  # fmt: skip
        self.nodes.append(helper.make_node("Cast", [f"{out}.int8"], [f"{out}.whole"], to=TensorProto.FLOAT, name=f"{out}.cast"))  # fmt: skip
        self.nodes.append(helper.make_node("Mul", [f"{out}.whole", f"{out}.scale"], [out], name=f"{out}.back"))
