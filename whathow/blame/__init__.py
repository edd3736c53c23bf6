"""blame"""
