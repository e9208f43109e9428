"""Tests of what people wrote in their own words."""
