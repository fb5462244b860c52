from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0008_access_log'),
    ]

    operations = [
        migrations.CreateModel(
            name='CostlyUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'indexes': [models.Index(fields=['about', 'made_at'], name='costly_use_about')],
            },
        ),
    ]
