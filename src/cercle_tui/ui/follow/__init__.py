"""What is followed between meetings: actions, resources, people; their lists and their forms."""
