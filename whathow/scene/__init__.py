"""A meeting that a learner holds: a scene read and proved, and the room that answers to what is said in it."""

from whathow.scene.play import Play, play
from whathow.scene.read import parse_scene, read_scene
from whathow.scene.scene import Scene

__all__ = ["Play", "Scene", "parse_scene", "play", "read_scene"]
