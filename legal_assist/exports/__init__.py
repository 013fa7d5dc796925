"""Files for other programs: calendars. Knows neither the store nor the paper templates."""
