"""What stands round the pages: header, route, reasons, status line, banner, pop-over."""
