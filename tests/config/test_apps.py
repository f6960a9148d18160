"""config.apps: what the admin leaves out."""


def test_the_mail_table_has_no_screen_of_its_own(desk):
    assert b"post_office" not in desk.get("/admin/").content
    assert desk.get("/admin/post_office/email/").status_code == 404
